using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary><c>slots:</c> the roles that cases have.</summary>
internal sealed class SlotSection(OrganisationNames names, NameTable powers, LegalSources sources)
{
    private const int MostSeats = 1000;

    private const int MostWeight = 1000;

    public ImmutableArray<(SlotEntry Entry, Fields Fields)> Read(PackTree tree)
    {
        var entries = ImmutableArray.CreateBuilder<(SlotEntry, Fields)>();
        foreach (var fields in tree.Entries("slots"))
        {
            var slot = fields.Require("slot") is { } name ? names.Slots.Declare(name) : null;
            var sizes = Sizes(fields);
            var seats = fields.Find("seats")?.Number(MostSeats) ?? sizes.LastOrDefault(1);
            Power? power = fields.Find("power") is { } asked ? new(powers.Refer(asked)) : null;
            var entry = new SlotEntry(new(slot ?? ""), seats, power)
            {
                Title = fields.TextOrNone("title"),
                Sizes = sizes,
                Classes = [.. (fields.Find("classes")?.SomeItems() ?? []).Select(names.Classes.Refer)],
                Organs = [.. (fields.Find("organs")?.SomeItems() ?? []).Select(names.Organs.Refer)],
                Votes = [.. (fields.Find("votes")?.Fields()?.Members ?? []).Select(Vote)],
                Part = Choices<SlotPart>.Read(fields.Find("part")),
                Responsibility = fields.TextOrNone("responsibility"),
                Source = sources.ReadIfAny(fields),
                Confidence = ConfidenceWords.Read(fields),
            };
            // Who supervises its holder is read once everybody is declared.
            fields.Find("supervised_by");
            fields.RefuseOthers();
            entries.Add((entry, fields));
        }

        return entries.ToImmutable();
    }

    /// <summary>The numbers of holders that will do, from the smallest up.</summary>
    private static ImmutableArray<int> Sizes(Fields fields)
    {
        var sizes = fields.Find("sizes");
        ImmutableArray<int> read = [.. (sizes?.SomeItems() ?? []).Select(size => size.Number(MostSeats)).Order()];
        if (read.Distinct().Count() < read.Length)
        {
            sizes!.Report("a size stands twice", "keep one of the two");
        }

        return read;
    }

    // A vote of no weight is a voice without a vote, and worth saying.
    private static VoteWeight Vote((Value Question, Value Weight) vote) => new(
        vote.Question.Text(), vote.Weight.Node is Node.Text { Content: "0" } ? 0 : vote.Weight.Number(MostWeight));
}
