using Grid.Domain.Draws;
using Grid.Domain.Rules.Supervision;
using Grid.Packs.Sections.Rows;

namespace Grid.Packs.Sections.Supervision;

/// <summary>The rows about who sits, how they got there and how they decide.</summary>
internal static class CompositionReading
{
    private const int MostSeats = 1000;
    private const int MostTimes = 100;

    public static SupervisionRow Allotment(LawRow row, RowFields fields) =>
        new SupervisionRow.Allotment(row, fields.SomeBearers("of"))
        {
            Method = fields.TextOrNone("method"),
            DesignatedFor = fields.Names("designated_for"),
            ChangedFor = fields.Names("changed_for"),
            ChangeNeeds = fields.Names("change_needs"),
            ChangeKnownAs = fields.ActIfAny("change_known_as"),
            By = fields.Bearers("by"),
            Within = fields.Limits("within"),
            Draw = fields.One("draw", draw => new DrawTerms(
                draw.One("weights", Weights) ?? DrawWeights.Plain, draw.ActIfAny("known_as"))),
        };

    private static DrawWeights Weights(RowFields fields) => new(
        fields.Number("ceiling"),
        fields.Number("least") ?? 1,
        fields.TextOrNone("speciality"),
        fields.Number("times", MostTimes) ?? 1);

    public static SupervisionRow Panels(LawRow row, RowFields fields) =>
        new SupervisionRow.Panels(row, fields.SomeOf("compositions", Composition));

    public static SupervisionRow Deliberation(LawRow row, RowFields fields) =>
        new SupervisionRow.Deliberation(row, fields.Names("demands"))
        {
            Order = fields.Bearers("order"),
            Vote = fields.Vote("vote"),
            Otherwise = fields.BearerIfAny("otherwise"),
        };

    public static SupervisionRow Committee(LawRow row, RowFields fields) =>
        new SupervisionRow.Committee(row, fields.Bearer("body"))
        {
            When = fields.WhenIfAny("when"),
            Route = fields.Bearers("route"),
            Quorum = fields.Vote("quorum"),
            Vote = fields.Vote("vote"),
            Attends = fields.Bearers("attends"),
            IsBinding = fields.Flag("binding"),
            Records = fields.Names("records"),
            Onward = fields.Bearers("onward"),
        };

    public static SupervisionRow Search(LawRow row, RowFields fields) => new SupervisionRow.Search(row)
    {
        When = fields.WhenIfAny("when"),
        Sources = fields.Names("sources"),
        StopsAtFind = fields.Flag("stops_at_find") ?? false,
        Followed = fields.Names("followed"),
        AnsweredInReasons = fields.Names("answered_in_reasons"),
        Years = fields.Number("years"),
        Records = fields.Names("records"),
    };

    private static PanelComposition Composition(RowFields fields)
    {
        var read = new PanelComposition
        {
            When = fields.WhenIfAny("when"),
            Benches = fields.Each("benches", Bench),
            Excluded = fields.Bearers("excluded"),
            ConvertedBy = fields.TextOrNone("converted_by"),
        };
        if (read.Benches.IsEmpty && read.Excluded.IsEmpty)
        {
            fields.Report("the composition says nothing", "add `benches:` or `excluded:`");
        }

        return read;
    }

    // A bench is nothing but classes and how many of each: `{ judge: 3, assessor: 4 }`.
    private static ImmutableSortedDictionary<string, int> Bench(RowFields fields) => fields.Own()
        .DistinctBy(member => member.Name.Text(), StringComparer.Ordinal)
        .ToImmutableSortedDictionary(
            member => fields.Tables.Terms.Classes.Refer(member.Name),
            member => member.Value.Number(MostSeats),
            StringComparer.Ordinal);
}
