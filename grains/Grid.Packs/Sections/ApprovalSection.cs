using Grid.Domain.Rules.Organisation;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>approvers:</c> who is meant by the names that clocks give to those who approve.</summary>
internal static class ApprovalSection
{
    private static readonly WordList<ApprovalPlace> Places = new(
        "organ", ("any", ApprovalPlace.Any), ("own", ApprovalPlace.Own), ("above", ApprovalPlace.Above),
        ("next", ApprovalPlace.Next));

    public static ImmutableArray<ApprovalEntry> Read(PackTree tree, Terms terms)
    {
        var names = new Dictionary<string, bool>(StringComparer.Ordinal);
        return [.. tree.Entries("approvers").Select(fields => ReadOne(fields, terms, names)).OfType<ApprovalEntry>()];
    }

    private static ApprovalEntry? ReadOne(Fields fields, Terms terms, Dictionary<string, bool> names)
    {
        var name = fields.Require("approver") is { } declared ? declared.Text() : null;
        var place = fields.Find("organ") is { } organ ? Places.Read(organ) : ApprovalPlace.Any;
        var from = fields.Find("from") is { } slot ? new Slot(terms.Slots.Refer(slot)) : (Slot?)null;
        var by = Competences.Read(fields, terms);
        fields.RefuseOthers();
        if (by.IsAnybody)
        {
            fields.Report("nothing says who approves", "add `power:`, `class:`, `post:` or `slot:`");
        }

        if (from is not null && place == ApprovalPlace.Any)
        {
            fields.Report(
                "`from:` says from where the organ is seen, and any organ will do here",
                "add `organ: own`, `next` or `above`, or leave `from:` out");
        }

        // After one for every question there is no question left.
        if (name is not null && !names.TryAdd(name, by.When.IsEmpty))
        {
            if (names[name])
            {
                fields.Report(
                    $"{Wording.Quote(name)} stands already for every question",
                    "say above, by `when:`, for which it stands, or keep one of the two");
            }

            names[name] = by.When.IsEmpty;
        }

        CheckPost(fields, terms, by, place);
        return name is null ? null : new(name, by) { Place = place, From = from };
    }

    // Who must be of an organ above can only be found where the organs of the post have another above them.
    private static void CheckPost(Fields fields, Terms terms, Competence by, ApprovalPlace place)
    {
        if (by.Post is not { } post || terms.Organisation.Posts.IsEmpty)
        {
            return;
        }

        if (terms.Organisation.Posts.FirstOrDefault(entry => entry.Post == post) is not { } held)
        {
            fields.Report(
                $"unknown post {Wording.Quote(post)}",
                Wording.Suggest(post, [.. terms.Organisation.Posts.Select(entry => entry.Post)]));
        }
        else if (place is ApprovalPlace.Above or ApprovalPlace.Next && !IsBelowAnother(terms.Organisation, held.Organ))
        {
            fields.Report(
                $"no organ of {Wording.Quote(post)} is above another",
                "give the organ a tie `lead` or `supervise` to its own kind, or leave `organ:` out");
        }
    }

    private static bool IsBelowAnother(OrganisationLaw law, string? organ) =>
        law.Organs.Any(entry => entry.Organ == organ && entry.Ties.Any(tie => tie.To == organ));
}
