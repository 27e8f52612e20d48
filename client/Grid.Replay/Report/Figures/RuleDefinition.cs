using System.Globalization;
using Grid.Charts;
using Grid.Domain.Rules;
using Grid.Domain.Rules.Kinds;

namespace Grid.Replay.Report.Figures;

/// <summary>What a rule demands, in words, with what its pack fills in.</summary>
/// <param name="Kind">The name of its kind in the pack language.</param>
/// <param name="Meaning">What it demands.</param>
/// <param name="Parameters">What the pack says of it, by the pack language's own names.</param>
public sealed record RuleDefinition(
    string Kind, ChartText Meaning, ImmutableArray<KeyValuePair<string, string>> Parameters)
{
    public static readonly RuleDefinition BuiltIn = new("built-in", ReportWords.Of("kind.built-in"), []);

    public static RuleDefinition Of(RuleKind kind) => kind switch
    {
        RequiredSlot rule => Make(kind, [rule.Slot.Value], ("slot", rule.Slot.Value)),
        WhoMayAct rule => Make(
            kind,
            [All(rule.Acts)],
            ("acts", All(rule.Acts)), ("power", rule.Power?.Value), ("class", rule.Class), ("slot", rule.Slot?.Value)),
        DifferentOfficers rule => Make(
            kind, [rule.First, rule.Second], ("first", rule.First.Text), ("second", rule.Second.Text)),
        ActBeforeAct rule => Make(
            kind, [rule.Earlier, rule.Later], ("earlier", rule.Earlier.Text), ("later", rule.Later.Text)),
        RankAbove rule => Make(
            kind,
            [rule.Upper, rule.Lower],
            ("upper", rule.Upper.Text), ("lower", rule.Lower.Text), ("fact", rule.Fact), ("ranks", Steps(rule.Ranks)),
            ("needs", rule.NeedsRank ? rule.Fact : null)),
        ActPresent rule => Make(
            kind, [rule.Act], ("act", rule.Act.Text), ("when", All(rule.When)), ("breachAt", All(rule.Breaches))),
        WithinTerm rule => Make(
            kind,
            [Hours(rule.Term)],
            ("from", $"{rule.From} ({Name(rule.FromOccurrence)})"), ("to", $"{rule.To} ({Name(rule.ToOccurrence)})"),
            ("hours", Hours(rule.Term))),
        SlotHolderTakesPart rule => Make(
            kind,
            [rule.Slot.Value],
            ("slot", rule.Slot.Value), ("when", All(rule.When)), ("breachAt", All(rule.Breaches))),
        FactBeforeFact rule => Make(
            kind,
            [rule.Earlier, rule.Later],
            ("earlier", $"{rule.Earlier}"), ("later", $"{rule.Later}"), ("when", All(rule.When)),
            ("needs", string.Join(", ", rule.Needs))),
        _ => new(kind.Name, ReportWords.Of("kind.other"), []),
    };

    private static RuleDefinition Make(
        RuleKind kind, object[] named, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var said = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                said.Add(new(name, value));
            }
        }

        return new(kind.Name, ReportWords.Of($"kind.{kind.Name}", named), said.ToImmutable());
    }

    private static string All(ImmutableArray<ActPattern> acts) => string.Join(", ", acts);

    private static string Steps(RankTable ranks) =>
        string.Join(" < ", ranks.Steps.Select(step => string.Join(" = ", step)));

    private static string Hours(TimeSpan term) => term.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Name(Occurrence occurrence) => occurrence == Occurrence.First ? "first" : "latest";
}
