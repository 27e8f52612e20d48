using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>Decides what clocks do by themselves, and what is answered to it.</summary>
internal static class WarningDeeds
{
    public static Decision<CaseEvent> Take(CaseDeed deed, CaseCommand.TakeDueStep step)
    {
        var reasons = deed.Judge(TakeDueStepRules.All, step);
        if (!reasons.IsClear)
        {
            return deed.Refuse(reasons);
        }

        return DueSteps.TimeOf(deed.State, step) is not { } due
            ? deed.AlreadySo()
            : new Decision<CaseEvent>.Accepted(
                step.Warning != 0
                    ? Silence.Over(deed, deed.State.Warning(step.Warning)!, due)
                    : Reach(deed, step, due));
    }

    public static Decision<CaseEvent> Answer(CaseDeed deed, CaseCommand.AnswerWarning answer)
    {
        var reasons = deed.Judge(AnswerWarningRules.All, answer);
        if (deed.MayLearn(reasons) && deed.State.Warning(answer.Warning) is { Answered: not 0 })
        {
            return deed.AlreadySo();
        }

        var by = deed.IsRequest ? deed.Submission.By.Officer : answer.Officer ?? deed.Submission.By.Officer;
        var answered = new CaseEvent.WarningAnswered(
            answer.Warning, deed.State.Warning(answer.Warning)?.Clock ?? default, by)
        {
            Plan = answer.Plan?.Digest,
        };
        return deed.Settle(
            reasons,
            answered,
            JudgedCause.BuiltIn,
            verdicts => answered with { Verdicts = verdicts, IsVoid = verdicts.Any(IsNoAnswer) });
    }

    public static Decision<CaseEvent> Report(CaseDeed deed, CaseCommand.ReportDelivery report)
    {
        var reasons = deed.Judge(ReportDeliveryRules.All, report);
        if (deed.MayLearn(reasons) && report.HasFailed
            && deed.State.Warning(report.Warning) is { Undelivered: not 0 })
        {
            return deed.AlreadySo();
        }

        var reported = new CaseEvent.DeliveryReported(
            report.Warning, deed.State.Warning(report.Warning)?.Clock ?? default, report.HasFailed)
        {
            Channel = report.Channel,
        };
        var settled = deed.Settle(
            reasons, reported, JudgedCause.BuiltIn, verdicts => reported with { Verdicts = verdicts });
        return settled is Decision<CaseEvent>.Accepted accepted && report.HasFailed
            && deed.State.Warning(report.Warning) is { } failed && Silence.Overtaking(deed, failed) is { } next
                ? new Decision<CaseEvent>.Accepted(accepted.Events.Add(next))
                : settled;
    }

    private static bool IsNoAnswer(Judgement verdict) =>
        verdict.IsAmiss
        && (verdict.Rule == AnswerWarningRules.ByTheWarned.Id || verdict.Rule == AnswerWarningRules.HasItsPlan.Id);

    private static ImmutableArray<CaseEvent> Reach(CaseDeed deed, CaseCommand.TakeDueStep step, Timestamp due)
    {
        var law = DueSteps.LawOf(step.Clock, deed);
        var running = deed.State.Clock(step.Clock)!;
        var clock = law.ClockNamed(step.Clock);
        var rungs = clock is null ? [] : Ladder.Of(clock, law);
        var came = new CaseEvent.StepCameDue(step.Clock, step.Level, due)
        {
            Set = step.Set,
            Next = clock is null ? null : LadderTimes.After(clock, rungs, running, step.Level),
            LateBySystem = deed.Facts.LateBySystem,
        };
        var rung = rungs.FirstOrDefault(rung => rung.Level == step.Level) ?? new(step.Level);
        var holder = WarningRoute.HolderOf(clock, deed.State, deed.Pack);
        ImmutableArray<CaseEvent> breach = step.Level == Ladder.Breach
            ? [.. Breach(deed, clock, rung, (step.Clock, holder)), .. Lost(deed.State, clock)]
            : [];
        return [came, .. breach, .. Warn(deed, clock, rung, holder)];
    }

    // The time in which what was sent had to be received.
    private static ImmutableArray<CaseEvent> Lost(CaseState state, ClockDefinition? clock) =>
        clock?.Start.Event == HandoverDeeds.Sent && state.Transit is { ToUnit: { } to, Lost: 0 }
            ? [new CaseEvent.HandoverLost(state.Unit, to, clock.Id)]
            : [];

    private static ImmutableArray<CaseEvent> Breach(
        CaseDeed deed, ClockDefinition? clock, LadderRung rung, (ClockId Clock, OfficerId? Holder) of)
    {
        var came = deed.State.Sequence + 1;
        var recorded = new CaseEvent.BreachRecorded(new(of.Clock.Value), of.Holder, came);
        return clock?.Breach?.Clue is null && rung.CluesFor.IsEmpty
            ? [recorded]
            :
            [
                recorded,
                new CaseEvent.ClueOpened(recorded.Rule, of.Holder)
                {
                    Class = clock?.Breach?.Clue,
                    Clock = of.Clock,
                    Evidence = [.. EvidenceOn(deed.State, of.Clock), came, came + 1],
                },
            ];
    }

    // Who stands above the holder has to answer; where a step warns the holder alone, the holder has.
    private static IEnumerable<CaseEvent> Warn(
        CaseDeed deed, ClockDefinition? clock, LadderRung rung, OfficerId? holder)
    {
        if (clock is null || holder is not { } answering)
        {
            yield break;
        }

        var warned = rung.To
            .Select(name => WarningRoute.Named(name, (clock, answering), deed.State, (deed.Facts, deed.Pack)))
            .OfType<OfficerId>().Distinct().ToArray();
        var isHolderAlone = warned.All(officer => officer == answering);
        foreach (var officer in warned)
        {
            yield return officer != answering || isHolderAlone
                ? Silence.Asking(deed, clock, rung, officer)
                : new CaseEvent.WarningGiven(clock.Id, rung.Level, officer);
        }

        foreach (var officer in NotifiedUnits.Told(rung, deed.State, deed.Facts, deed.Pack).Distinct().Except(warned))
        {
            yield return new CaseEvent.WarningGiven(clock.Id, rung.Level, officer);
        }
    }

    private static IEnumerable<int> EvidenceOn(CaseState state, ClockId clock) =>
        from warning in state.Warnings
        where warning.Clock == clock
        from entry in warning.Deliveries.Prepend(warning.Sequence).Concat(
            ((int[])[warning.Answered, warning.Lapsed]).Where(entry => entry != 0))
        select entry;
}
