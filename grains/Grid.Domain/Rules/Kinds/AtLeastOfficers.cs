namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// An act is done by several officers together: the one who does it, and those whom a fact of the act names.
/// </summary>
public sealed record AtLeastOfficers(ImmutableArray<ActPattern> Acts, int Count) : RuleKind
{
    private static readonly char[] Between = [',', ';', ' '];

    /// <summary>The fact that names the others, by their ids.</summary>
    public string With { get; init; } = "with";

    /// <summary>Conditions each of which lets one officer do it alone.</summary>
    public ImmutableArray<ImmutableArray<FactMatch>> Unless { get; init; } = [];

    /// <summary>Whether an act that names nobody else leaves the rule undecidable; else it is broken.</summary>
    public bool NeedsNames { get; init; }

    public override string Name => "at-least-officers";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        if (FactMatch.AnyHolds(Unless, act.Facts))
        {
            return Verdict.When(true);
        }

        if (act.Officer is not { } by)
        {
            return new Verdict.Undecidable("the officer who acted: no person is named");
        }

        return act.Facts[With] is { } named ? Verdict.When(1 + Others(named, by.Value) >= Count, by)
            : NeedsNames ? new Verdict.Undecidable($"the fact `act.{With}`", by)
            : new Verdict.Broken(by);
    }

    // Each counts once, however often and with or without the prefix the fact names them.
    private static int Others(ReadOnlySpan<char> named, ReadOnlySpan<char> by)
    {
        var count = 0;
        var rest = named;
        while (Next(ref rest) is { IsEmpty: false } id)
        {
            var earlier = named;
            var isNew = !id.SequenceEqual(Bare(by));
            while (isNew && earlier.Length > rest.Length && Next(ref earlier) is { IsEmpty: false } other
                && earlier.Length > rest.Length)
            {
                isNew = !id.SequenceEqual(other);
            }

            count += isNew ? 1 : 0;
        }

        return count;
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(Between);
        var end = rest.IndexOfAny(Between);
        var next = end < 0 ? rest : rest[..end];
        rest = rest[next.Length..];
        return Bare(next);
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> id) =>
        id.StartsWith(OfficerId.Prefix, StringComparison.Ordinal) ? id[OfficerId.Prefix.Length..] : id;
}
