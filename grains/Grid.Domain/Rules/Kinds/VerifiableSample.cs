using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// A sample is drawn as anybody can draw it again: from all that is listed, by a seed to which somebody had bound
/// themselves before the first of it was closed. The list is one fact for each case, <c>LISTED.CASE</c> with the hash
/// of the entry that closed it; what is drawn is one fact each, <c>DRAWN.CASE</c>.
/// </summary>
/// <param name="Acts">The acts that draw.</param>
/// <param name="CommittedBy">The acts by which the seed is bound.</param>
public sealed record VerifiableSample(ImmutableArray<ActPattern> Acts, ImmutableArray<ActPattern> CommittedBy)
    : RuleKind
{
    private const int HashLength = 64;

    /// <summary>The fact of the binding act that is the SHA-256 of the seed.</summary>
    public required string Commitment { get; init; }

    /// <summary>The fact of the drawing act that is the seed.</summary>
    public required string Seed { get; init; }

    /// <summary>What the facts begin with that list what is drawn from.</summary>
    public required string Listed { get; init; }

    /// <summary>What the facts begin with that say what was drawn.</summary>
    public required string Drawn { get; init; }

    /// <summary>
    /// The fact of the drawing act that says since when a case had to be closed; else since the draw before.
    /// </summary>
    public string ClosedSince { get; init; } = "since";

    /// <summary>How many of a hundred are drawn at least, and never fewer than one.</summary>
    public int LeastPercent { get; init; } = 1;

    public override string Name => "verifiable-sample";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        if (act.Facts[Seed] is not { } seed)
        {
            return new Verdict.Undecidable($"the fact `act.{Seed}`", act.Officer);
        }

        var listed = Under(Listed, act.Facts);
        if (listed.Length == 0)
        {
            return new Verdict.Undecidable($"what it was drawn from: facts `act.{Listed}.CASE`", act.Officer);
        }

        var last = Before(subject, Acts);
        if (Since(act, last) is not { } since)
        {
            return new Verdict.Undecidable($"since when what is listed was closed: `act.{ClosedSince}`", act.Officer);
        }

        var drawn = Under(Drawn, act.Facts).Select(fact => fact.Name).ToArray();
        var isLawful = since.AsUtc <= act.At.AsUtc
            && IsBound(Before(subject, CommittedBy), Sampling.CommitmentTo(seed), since, last)
            && listed.All(fact => IsHash(fact.Value))
            && drawn.Length >= Sampling.Least(listed.Length, LeastPercent)
            && drawn.SequenceEqual(
                Sampling.Draw(seed, listed, drawn.Length).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        return Verdict.When(isLawful, act.Officer);
    }

    // Of several bindings the latest before the draw counts: one that is made again is made in the open. Whoever binds
    // themselves after a case was closed knows its hash, and could try seeds until it is drawn, or is not; and a seed
    // that was revealed by a draw is known to everybody who closes a case afterwards.
    private bool IsBound(ActOnRecord? binding, string commitment, Timestamp since, ActOnRecord? last) =>
        binding is not null && binding.Facts[Commitment] == commitment && binding.At.AsUtc <= since.AsUtc
        && (last is null || last <= binding);

    private Timestamp? Since(ActOnRecord act, ActOnRecord? last) => act.Facts[ClosedSince] is { } told
        ? Timestamp.TryParse(told, out var since) ? since : null
        : last?.At;

    private static ActOnRecord? Before(RuleSubject subject, ImmutableArray<ActPattern> acts)
    {
        for (var i = subject.Case.Acts.Length - 1; i >= 0; i--)
        {
            if (subject.Case.Acts[i] is var earlier && earlier < subject.Act! && !earlier.IsVoidPending
                && Any(acts, earlier.Act))
            {
                return earlier;
            }
        }

        return null;
    }

    // By the ordinal order of the names, as facts stand.
    private static ImmutableArray<Fact> Under(string prefix, FactSet facts) =>
    [
        .. from fact in facts.Items
           where fact.Name.Length > prefix.Length + 1 && fact.Name[prefix.Length] == '.'
               && fact.Name.StartsWith(prefix, StringComparison.Ordinal)
           select new Fact(fact.Name[(prefix.Length + 1)..], fact.Value),
    ];

    private static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
}
