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
    /// or for a part of the time, or who has stepped out of the case meanwhile: whoever answers now is warned anew. Who
    /// planned to go could see to what was open first, and answers for going without it; so nobody escapes by taking
    /// leave. Nor is anybody asked a third time, however often those who stand in for each other are away by turns:
    /// whoever is above them is, and where nobody is left, or the law asks for no answer any more, silence is silence.
    /// </summary>
    public static ImmutableArray<CaseEvent> Over(CaseDeed deed, WarningOnRecord warning, Timestamp due)
    {
        var asked = Following(deed, warning, Next(deed, warning, Answerer(deed, warning)));
        return Excuse(deed, warning, due) is { } excused && (excused.IsRecused || asked is not null)
            ? asked is null ? [excused] : [excused, asked]
            : Lapsed(deed, warning, due);
    }

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
        deed.State.IsAsking && failed.IsWaiting
            ? Following(deed, failed, WarningRoute.Above(failed, deed.State, deed.Facts, deed.Pack))
            : null;

    // Whichever came first counts: who planned to go is not excused by what came after it.
    private static CaseEvent.WarningRenewed? Excuse(CaseDeed deed, WarningOnRecord warning, Timestamp due)
    {
        var renewed = new CaseEvent.WarningRenewed(warning.Sequence, warning.Clock, warning.To, due)
        {
            LateBySystem = deed.Facts.LateBySystem,
        };
        var officer = deed.Facts.Officer(warning.To);
        var away = officer.FirstAwayIn(warning.GivenAt, due);
        return deed.State.RecusalOf(warning.To) is { DecidedAt: { } since } && since.CompareWith(due) < 0
            && (away is null || since.CompareWith(away.Since) < 0)
                ? renewed with { Away = officer.StandingAt(since) ?? Standing.Unknown, IsRecused = true }
            : away is { IsPlanned: false }
                ? renewed with { Away = away.Standing }
            : null;
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
        var next = Next(
            deed, warning, Answerer(deed, warning) is { } answers && answers != warning.To ? answers : null);
        return Following(deed, warning, next) is { } asked ? events.Add(asked) : events;
    }

    private static OfficerId? Next(CaseDeed deed, WarningOnRecord warning, OfficerId? first) =>
        WarningRoute.Next(warning, first, deed.State, (deed.Facts, deed.Pack));

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
