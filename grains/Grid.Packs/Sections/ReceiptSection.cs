using Grid.Domain.Procedures;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>receipts:</c> where it leads that an organ of another sort receives a case.</summary>
internal static class ReceiptSection
{
    public static ImmutableArray<Procedure> Read(PackTree tree, Terms terms)
    {
        var procedures = terms.Procedures;
        foreach (var fields in tree.Entries("receipts"))
        {
            var (left, receipt) = ReadOne(fields, terms with { Procedures = procedures });
            if (left is not null)
            {
                procedures = procedures.Replace(left, left with { Receipts = left.Receipts.Add(receipt) });
            }
        }

        return procedures;
    }

    private static (Procedure? Left, Receipt Receipt) ReadOne(Fields fields, Terms terms)
    {
        var organ = OneOf(fields.Require("organ"), "organ", terms.Organisation.Organs, entry => entry.Organ);
        var left = OneOf(fields.Require("from"), "procedure", terms.Procedures, procedure => procedure.Name);
        var entered = OneOf(fields.Require("to"), "procedure", terms.Procedures, procedure => procedure.Name);
        var stage = OneOf(fields.Require("stage"), "stage", entered?.Stages ?? [], entry => entry.Name);
        var found = fields.Find("in");
        var from = found is null ? null : OneOf(found, "stage", left?.Stages ?? [], entry => entry.Name);
        var countsAs = fields.Require("counts_as") is { } act ? terms.Acts.Refer(act).Text : "";
        var after = ProcedureSection.Acts(fields.Find("after"), terms);
        var source = fields.Find("source") is { } law ? terms.Sources.Read(law) : null;
        fields.RefuseOthers();
        return (left, new(organ?.Organ ?? "", entered?.Name ?? "", stage?.Name ?? "", countsAs)
        {
            From = from?.Name,
            After = after,
            Source = source,
        });
    }

    private static T? OneOf<T>(Value? name, string what, ImmutableArray<T> known, Func<T, string> nameOf)
        where T : class
    {
        if (name is null)
        {
            return null;
        }

        var text = name.Text();
        if (known.FirstOrDefault(one => nameOf(one) == text) is { } found)
        {
            return found;
        }

        name.ReportUnresolved(
            $"unknown {what} {Wording.Quote(text)}", Wording.Suggest(text, [.. known.Select(nameOf)]));
        return null;
    }
}
