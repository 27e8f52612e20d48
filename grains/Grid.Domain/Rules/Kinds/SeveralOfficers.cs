namespace Grid.Domain.Rules.Kinds;

/// <summary>A case must have passed through the hands of several officers, whoever did what in it.</summary>
/// <param name="Count">How many, at least.</param>
public sealed record SeveralOfficers(int Count) : RuleKind
{
    /// <summary>The acts that are looked at; every act where none is named.</summary>
    public ImmutableArray<ActPattern> Acts { get; init; } = [];

    /// <inheritdoc cref="RuleKind.BreachAt"/>
    public ImmutableArray<ActPattern> Breaches { get; init; } = [];

    public override string Name => "several-officers";

    public override bool IsOfAbsence => true;

    public override ImmutableArray<ActPattern> BreachAt => Breaches;

    // Where a breach is to be written, the rule must be asked, whether or not that act is looked at.
    public override bool IsJudgedAt(string act) => Acts.IsEmpty || Any(Acts, act) || Any(Breaches, act);

    public override Verdict Judge(RuleSubject subject)
    {
        // Few officers touch one case; mostly the second is met soon, and then nothing was made for it.
        var (hasActs, isUnnamed, known) = (false, false, 0);
        OfficerId? only = null;
        List<OfficerId>? others = null;
        foreach (var act in subject.Case.Acts)
        {
            if (!Acts.IsEmpty && !Any(Acts, act.Act))
            {
                continue;
            }

            hasActs = true;
            if (act.Officer is not { } by)
            {
                isUnnamed = true;
            }
            else if (known == 0 || (by != only && others?.Contains(by) != true))
            {
                if (++known >= Count)
                {
                    return Verdict.When(true);
                }

                only ??= by;
                if (by != only)
                {
                    (others ??= []).Add(by);
                }
            }
        }

        return !hasActs ? Verdict.Inapplicable
            : isUnnamed ? new Verdict.Undecidable("the officer of one of the acts")
            : new Verdict.Broken(known == 1 ? only : null);
    }
}
