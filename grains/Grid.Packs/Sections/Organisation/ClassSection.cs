using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary><c>classes:</c> the classes of officers, each a name alone or a mapping that says more.</summary>
internal static class ClassSection
{
    private const int MostCases = 100_000;

    public static ImmutableArray<OfficerClass> Read(PackTree tree, OrganisationNames names, LegalSources sources)
    {
        var entries = ImmutableArray.CreateBuilder<OfficerClass>();
        foreach (var item in tree.Items("classes"))
        {
            if (item.Node is not Node.Mapping)
            {
                if (names.Classes.Declare(item) is { } alone)
                {
                    entries.Add(new(alone));
                }
            }
            else if (item.Fields() is { } fields)
            {
                var name = fields.Require("class");
                var entry = new OfficerClass(name is null ? "" : names.Classes.Declare(name) ?? "")
                {
                    Title = fields.TextOrNone("title"),
                    Organ = fields.Find("organ") is { } organ ? names.Organs.Refer(organ) : null,
                    CasesMax = fields.Find("cases_max")?.Number(MostCases),
                    Decides = Choices<DecidingPower>.Read(fields.Find("decides")),
                    Source = sources.ReadIfAny(fields),
                    Confidence = ConfidenceWords.Read(fields),
                };
                fields.RefuseOthers();
                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }
}
