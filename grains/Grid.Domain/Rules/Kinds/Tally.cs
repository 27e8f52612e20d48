using System.Globalization;
using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// A report is held against what is on record: the acts that it is about, counted since the report before. It must
/// state their number, or they must be as many as are owed. Nobody's own word makes either true.
/// </summary>
/// <param name="Acts">The reports.</param>
/// <param name="Counted">The acts that are counted.</param>
public sealed record Tally(ImmutableArray<ActPattern> Acts, ImmutableArray<ActPattern> Counted) : RuleKind
{
    /// <summary>
    /// The fact of the counted acts of which each value counts once, for one report of all; nothing where each act
    /// counts.
    /// </summary>
    public string? Each { get; init; }

    /// <summary>The fact of the report that must be the number; nothing where it need not state it.</summary>
    public string? Number { get; init; }

    /// <summary>How many are owed by the pack; nothing where it does not say.</summary>
    public int? Least { get; init; }

    /// <summary>Acts of which the latest before the report says how many are owed; none where nobody does.</summary>
    public ImmutableArray<ActPattern> OwedBy { get; init; } = [];

    /// <summary>The fact of such an act that is the number.</summary>
    public string Owed { get; init; } = "owed";

    public override string Name => "tally";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var report = subject.Act;
        var (count, owed) = Look(subject.Case, report);
        if (Number is { } fact)
        {
            if (NumberIn(report.Facts[fact]) is not { } told)
            {
                return new Verdict.Undecidable($"the number `act.{fact}`", report.Officer);
            }

            if (told != count)
            {
                return new Verdict.Broken(report.Officer);
            }
        }

        return OwedBy.IsEmpty ? Verdict.When(Least is null || count >= Least, report.Officer)
            : owed is { } asked ? Verdict.When(count >= asked, report.Officer)
            : new Verdict.Undecidable($"how many are owed: no `{OwedBy[0]}` with a number `{Owed}`", report.Officer);
    }

    // What is owed may have been said long before the report before.
    private (int Count, int? Owed) Look(CaseState state, ActOnRecord report)
    {
        var (count, owed) = (0, (ActOnRecord?)null);
        HashSet<string?> seen = [];
        foreach (var earlier in state.Acts)
        {
            if (earlier >= report || earlier.IsVoidPending)
            {
                continue;
            }

            count = Any(Acts, earlier.Act) ? 0 : count;
            owed = Any(OwedBy, earlier.Act) ? earlier : owed;
            count += Any(Counted, earlier.Act) && (Each is null || seen.Add(earlier.Facts[Each])) ? 1 : 0;
        }

        return (count, NumberIn(owed?.Facts[Owed]));
    }

    private static int? NumberIn(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
