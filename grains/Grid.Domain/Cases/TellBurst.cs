using Grid.Domain.Officers;

namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// Asks that the case say that its last deed made a burst, which the officer's own stream has noted. The grid
    /// itself asks it.
    /// </summary>
    /// <param name="Officer">Whose it was.</param>
    /// <param name="Row">The row of the pack that counts it.</param>
    [GenerateSerializer, Immutable, Alias("case.tell-burst.v1")]
    public sealed record TellBurst(OfficerId Officer, RuleId Row) : CaseCommand
    {
        public override string Deed => "case.tell-burst";
    }
}

public static class TellBurstRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.TellBurst>> ByTheGrid = new(
        new("burst.told-by-the-grid"),
        RuleConcern.Form,
        question => Verdict.When(question.IsRequest && question.Submission.By.Officer is null),
        "the grid tells it by itself: no officer says that another did too much at once");

    /// <summary>The officer's stream settles that it was one, and that it is told once.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.TellBurst>> IsOnRecord = new(
        new("burst.is-on-record"),
        RuleConcern.Form,
        question => Verdict.When(Known(question.Command, question.Facts) is not null),
        "the officer's own record has no such burst that ended in this case");

    /// <summary>It may be told of a case that has ended: mostly it has.</summary>
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.TellBurst>>> All =
    [
        AskerRules<CaseCommand.TellBurst>.RequestIsForNow, CaseRules<CaseCommand.TellBurst>.CaseIsKnown,
        ByTheGrid, IsOnRecord,
    ];

    internal static Decision<CaseEvent> Decide(CaseDeed deed, CaseCommand.TellBurst tell)
    {
        var reasons = deed.Judge(All, tell);
        if (!reasons.IsClear)
        {
            return deed.Refuse(reasons);
        }

        var burst = Known(tell, deed.Facts)!;
        return deed.State.Clues.Any(clue => clue.Burst is { } told && told.Row == burst.Row
            && told.Entry == burst.Entry && clue.Officer == tell.Officer)
                ? deed.AlreadySo()
                : new Decision<CaseEvent>.Accepted(
                [
                    new CaseEvent.ClueOpened(tell.Row, tell.Officer)
                    {
                        Class = deed.Pack.Bursts.FirstOrDefault(row => row.Row.Id == tell.Row)?.Clue,
                        Evidence = [burst.Entry],
                        Burst = burst,
                    },
                ]);
    }

    private static Burst? Known(CaseCommand.TellBurst tell, CaseFacts facts) =>
        facts.Officer(tell.Officer).Bursts
            .LastOrDefault(known => known.Burst.Row == tell.Row && known.Burst.Last == facts.Subject)?.Burst;
}
