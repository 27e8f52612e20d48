using System.Globalization;
using Grid.Charts;
using Grid.Domain.Procedures;
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

    public static readonly RuleDefinition Clock = new("clock", ReportWords.Of("kind.clock"), []);

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
        _ => OfProcedure(kind),
    };

    private static RuleDefinition OfProcedure(RuleKind kind) => kind switch
    {
        ActInStage rule => Make(
            kind, [], ("procedures", Named(rule.Procedures)), ("acts", All(rule.Acts))),
        SlotsOfStage rule => Make(kind, [], ("procedures", Named(rule.Procedures))),
        NeedsApproval rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("approval", All(rule.Approvals)), ("same", string.Join(", ", rule.Same)),
            ("stages", string.Join(", ", rule.Stages))),
        Cites rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("facts", string.Join(", ", rule.Facts)),
            ("taken-by", All(rule.TakenBy)), ("excluded-by", All(rule.ExcludedBy))),
        SeparateStages rule => Make(
            kind,
            [],
            ("stages", string.Join(" | ", rule.Groups.Select(group => string.Join(", ", group)))),
            ("acts", All(rule.Acts)), ("except", All(rule.Except))),
        NotAgainAfter rule => Make(
            kind,
            [],
            ("after", All(rule.After)), ("slots", string.Join(", ", rule.Slots)), ("acts", All(rule.Acts)),
            ("except", All(rule.Except))),
        SeparateSlots rule => Make(kind, [], ("slots", string.Join(", ", rule.Slots))),
        DecisionMade rule => Make(kind, [], ("pattern", rule.Pattern.GetType().Name.ToLowerInvariant())),
        AtLeastOfficers rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("count", rule.Count.ToString(CultureInfo.InvariantCulture))),
        ActSays rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("after", All(rule.After)), ("says", Facts(rule.Says)),
            ("never", Facts(rule.Never)), ("states", string.Join(", ", rule.States))),
        AtMost rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("count", rule.Count.ToString(CultureInfo.InvariantCulture)),
            ("same", string.Join(", ", rule.Same))),
        SeveralOfficers rule => Make(
            kind,
            [rule.Count],
            ("acts", All(rule.Acts)), ("count", rule.Count.ToString(CultureInfo.InvariantCulture)),
            ("breachAt", All(rule.Breaches))),
        OfAnotherCase rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("case", rule.Case), ("status", rule.Status?.ToString().ToLowerInvariant())),
        Tally rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("counted", All(rule.Counted)), ("number", rule.Number),
            ("least", rule.Least?.ToString(CultureInfo.InvariantCulture)), ("owed-by", All(rule.OwedBy))),
        VerifiableSample rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("committed-by", All(rule.CommittedBy)),
            ("percent", rule.LeastPercent.ToString(CultureInfo.InvariantCulture))),
        SupervisorIsAnother rule => Make(
            kind,
            [],
            ("acts", All(rule.Acts)), ("needs", rule.NeedsSupervisor ? "supervisor" : null)),
        _ => new(kind.Name, ReportWords.Of("kind.other"), []),
    };

    private static string Named(ImmutableArray<Procedure> procedures) =>
        string.Join(", ", procedures.Select(procedure => procedure.Name));

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

    private static string Facts(ImmutableArray<FactMatch> facts) =>
        string.Join("; ", facts.Select(fact => $"{fact.Name}: {string.Join(" | ", fact.Values)}"));

    private static string Steps(RankTable ranks) =>
        string.Join(" < ", ranks.Steps.Select(step => string.Join(" = ", step)));

    private static string Hours(TimeSpan term) => term.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Name(Occurrence occurrence) => occurrence == Occurrence.First ? "first" : "latest";
}
