namespace Grid.Domain.Rules.Supervision;

/// <summary>The act by which a case is marked, or the mark is lifted.</summary>
/// <param name="Act">The act, as the catalogue names it.</param>
/// <param name="When">What its facts say, where the act marks for more than one tag.</param>
public sealed record TagMark(string Act, ImmutableArray<FactMatch> When)
{
    internal bool Is(Cases.ActOnRecord act) => !act.IsVoidPending && Is(act.Act, act.Facts);

    internal bool Is(string act, FactSet facts) => act == Act && FactMatch.AllHold(When, facts);
}
