using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Kinds;

/// <summary>
/// A decision says what it rests on, as facts of the act: evidence and norms. Evidence that it names must be on record,
/// and must not have been excluded.
/// </summary>
public sealed record Cites(ImmutableArray<ActPattern> Acts, ImmutableArray<string> Facts) : RuleKind
{
    private static readonly char[] Between = [',', ';', ' '];

    /// <summary>
    /// What the names of facts found begin with, before a period: each <c>found.X</c> needs its <c>evidence.X</c>.
    /// </summary>
    public string? Found { get; init; }

    /// <summary>The name, or the beginning of the names, of the facts that list evidence.</summary>
    public string Evidence { get; init; } = "evidence";

    /// <summary>The fact by which an act on a piece of evidence names it.</summary>
    public string Item { get; init; } = "item";

    /// <summary>The acts that put evidence on record; where none is named, what is cited is not looked for.</summary>
    public ImmutableArray<ActPattern> TakenBy { get; init; } = [];

    /// <summary>The acts that exclude a piece of evidence.</summary>
    public ImmutableArray<ActPattern> ExcludedBy { get; init; } = [];

    public override string Name => "cites";

    public override RuleScope Scope => RuleScope.Act;

    public override bool IsJudgedAt(string act) => Any(Acts, act);

    public override Verdict Judge(RuleSubject subject)
    {
        Debug.Assert(subject.Act is not null, "a rule on single acts is judged at an act only");
        var act = subject.Act;
        foreach (var fact in Facts)
        {
            if (act.Facts[fact] is null)
            {
                return new Verdict.Broken(act.Officer);
            }
        }

        foreach (var fact in act.Facts.Items)
        {
            if ((IsFound(fact.Name) && !IsProven(act.Facts, fact.Name))
                || (IsEvidence(fact.Name) && !AreUsable(subject, act, fact.Value)))
            {
                return new Verdict.Broken(act.Officer);
            }
        }

        return Verdict.When(true);
    }

    private bool IsFound(string name) => Found is { } found && IsUnder(name, found);

    private bool IsEvidence(string name) =>
        (!TakenBy.IsEmpty || !ExcludedBy.IsEmpty) && (name == Evidence || IsUnder(name, Evidence));

    private static bool IsUnder(string name, string stem) =>
        name.Length > stem.Length && name[stem.Length] == '.' && name.StartsWith(stem, StringComparison.Ordinal);

    private bool IsProven(FactSet facts, string found)
    {
        var what = found.AsSpan(Found!.Length);
        foreach (var fact in facts.Items)
        {
            if (IsUnder(fact.Name, Evidence) && fact.Name.AsSpan(Evidence.Length).SequenceEqual(what))
            {
                return true;
            }
        }

        return false;
    }

    private bool AreUsable(RuleSubject subject, ActOnRecord act, string cited)
    {
        var rest = cited.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(Between);
            var item = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (!item.IsEmpty && !IsUsable(subject, act, item))
            {
                return false;
            }
        }

        return true;
    }

    // The last that was said of it before the decision counts: what was excluded may have been taken anew.
    private bool IsUsable(RuleSubject subject, ActOnRecord act, ReadOnlySpan<char> item)
    {
        var acts = subject.Case.Acts.AsSpan();
        for (var i = acts.Length - 1; i >= 0; i--)
        {
            var earlier = acts[i];
            if (earlier < act && earlier.Facts[Item] is { } named && item.SequenceEqual(named))
            {
                if (Any(ExcludedBy, earlier.Act))
                {
                    return false;
                }

                if (Any(TakenBy, earlier.Act))
                {
                    return true;
                }
            }
        }

        return TakenBy.IsEmpty;
    }
}
