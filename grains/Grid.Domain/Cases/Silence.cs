using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>
/// What becomes of a warning that is not answered: who is asked next, and who answers for the silence.
/// </summary>
internal static class Silence
{
    private const string PlanWord = "plan";

    /// <summary>A warning with the answer that the step of the ladder asks for, and the whole time for it.</summary>
    public static CaseEvent.WarningGiven Asking(
        CaseDeed deed, ClockDefinition clock, LadderRung rung, OfficerId officer) =>
        rung.Answers.FirstOrDefault() is { } limit
            ? new(clock.Id, rung.Level, officer)
            {
                Answer = limit.What == PlanWord ? WarningAnswer.Plan : WarningAnswer.Acknowledgement,
                AnswerBy = LadderTimes.AnswerBy(clock, limit.Length, deed.Facts.Now),
            }
            : new(clock.Id, rung.Level, officer);

    /// <summary>
    /// The time for the answer is over. Nobody was silent who was away without having planned it, from the warning on
    /// or for a part of the time: whoever answers now is warned anew. Who planned to go could see to what was open
    /// first, and answers for going without it; so nobody escapes by taking leave. Nor is the same officer asked a
    /// third time, however often they are suspended.
    /// </summary>
    public static ImmutableArray<CaseEvent> Over(CaseDeed deed, WarningOnRecord warning, Timestamp due) =>
        deed.Facts.Officer(warning.To).FirstAwayIn(warning.GivenAt, due) is { IsPlanned: false } away
            ? Renewed(deed, warning, due, away.Standing)
            : Lapsed(deed, warning, due);

    /// <summary>
    /// Who is asked in the place of one whom the warning has not reached; nothing where there is nobody above, or
    /// nothing is waited for.
    /// </summary>
    /// <remarks>
    /// Nobody waits for an answer to what nobody has read: the next one up is asked as soon as that is known, and not
    /// when a time ends that never began for the one who was not reached. So nothing lapses, no clue is opened, and the
    /// escalation goes on; where the report comes after the silence, it has gone on already.
    /// </remarks>
    public static CaseEvent.WarningGiven? Overtaking(CaseDeed deed, WarningOnRecord failed) =>
        deed.State.Status == CaseStatus.Open && failed.IsWaiting
            ? Following(deed, failed, WarningRoute.Above(failed, deed.State, deed.Facts, deed.Pack))
            : null;

    private static ImmutableArray<CaseEvent> Renewed(
        CaseDeed deed, WarningOnRecord warning, Timestamp due, Standing away)
    {
        var renewed = new CaseEvent.WarningRenewed(warning.Sequence, warning.Clock, warning.To, due)
        {
            Away = away,
            LateBySystem = deed.Facts.LateBySystem,
        };
        return Following(deed, warning, AskedAnew(deed, warning)) is { } asked ? [renewed, asked] : [renewed];
    }

    // Who was asked anew already, and was away once more, is not asked for ever: whoever is above them is, if anybody.
    private static OfficerId? AskedAnew(CaseDeed deed, WarningOnRecord warning)
    {
        var answers = Answerer(deed, warning);
        return answers == warning.To && deed.State.Warning(warning.Because)?.To == warning.To
            ? WarningRoute.Above(warning, deed.State, deed.Facts, deed.Pack) ?? answers
            : answers;
    }

    // Whoever was silent answers for the silence, apart from what the holder answers for; and the next one up is asked,
    // or whoever stands in for one who has gone.
    private static ImmutableArray<CaseEvent> Lapsed(CaseDeed deed, WarningOnRecord warning, Timestamp due)
    {
        var lapsed = new CaseEvent.WarningLapsed(warning.Sequence, warning.Clock, warning.To, due)
        {
            LateBySystem = deed.Facts.LateBySystem,
        };
        var came = deed.State.Sequence + 1;
        var clock = DueSteps.LawOf(warning.Clock, deed).ClockNamed(warning.Clock);
        var events = ImmutableArray.Create<CaseEvent>(
            lapsed,
            new CaseEvent.BreachRecorded(AnswerWarningRules.AnsweredInTime, warning.To, came),
            new CaseEvent.ClueOpened(AnswerWarningRules.AnsweredInTime, warning.To)
            {
                IsOfSupervision = !WarningRoute.IsHolder(warning.To, clock, deed.State, deed.Pack),
                Clock = warning.Clock,
                Warning = warning.Sequence,
                Evidence = [warning.Sequence, .. warning.Deliveries, came, came + 1],
            });
        var next = Answerer(deed, warning) is { } answers && answers != warning.To
            ? answers
            : WarningRoute.Above(warning, deed.State, deed.Facts, deed.Pack);
        return Following(deed, warning, next) is { } asked ? events.Add(asked) : events;
    }

    private static OfficerId? Answerer(CaseDeed deed, WarningOnRecord warning) =>
        WarningRoute.AnswererOf(warning, deed.State, deed.Facts, deed.Pack);

    private static CaseEvent.WarningGiven? Following(CaseDeed deed, WarningOnRecord warning, OfficerId? next)
    {
        var law = DueSteps.LawOf(warning.Clock, deed);
        return next is { } asked && law.ClockNamed(warning.Clock) is { } clock
            && Ladder.Of(clock, law).FirstOrDefault(rung => rung.Level == warning.Level) is { } rung
                ? Asking(deed, clock, rung, asked) with { Because = warning.Sequence }
                : null;
    }
}
