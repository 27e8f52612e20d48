using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Cases;

/// <summary>
/// One deed under decision: asks the rules, then turns their answer into events, a refusal or nothing.
/// </summary>
internal sealed record CaseDeed(Submission<CaseCommand> Submission, CaseState State, CaseFacts Facts, RulePack Pack)
{
    public bool IsRequest => Requests.Is(Submission);

    // Every rule is asked even after one has spoken, so that an officer learns all reasons at once.
    public ReasonSet Judge<TCommand>(ImmutableArray<Rule<CaseQuestion<TCommand>>> rules, TCommand command)
        where TCommand : CaseCommand
    {
        var question = new CaseQuestion<TCommand>(command, Submission, State, Facts, Pack);
        var found = ReasonSet.Clear;
        foreach (var rule in rules)
        {
            if (rule.Judge(question) is { IsAmiss: true } verdict)
            {
                found = found.And(rule.Concern, [(ReasonFor(rule.Id, rule.Otherwise, verdict), verdict)]);
            }
        }

        return found;
    }

    /// <summary>
    /// Whether the asker may be told that it is so already. What is told of the past asks for no leave.
    /// </summary>
    public bool MayLearn(ReasonSet reasons) => IsRequest ? reasons.IsClear : !reasons.HasForm;

    /// <summary>Judges the pack's rules on the case after the event, and answers.</summary>
    /// <param name="reasons">What the built-in rules had against it.</param>
    /// <param name="happened">The event, not yet judged.</param>
    /// <param name="cause">What it gives cause to judge.</param>
    /// <param name="judged">The event with what the rules said.</param>
    public Decision<CaseEvent> Settle(
        ReasonSet reasons, CaseEvent happened, JudgedCause cause, Func<ImmutableArray<Judgement>, CaseEvent> judged)
    {
        if (reasons.HasForm)
        {
            return Refuse(reasons);
        }

        var found = JudgePack(happened, cause);
        if (IsRequest && Against(reasons, found, cause) is { IsClear: false } against)
        {
            return Refuse(against);
        }

        var verdicts = Kept(reasons, found);
        return new Decision<CaseEvent>.Accepted(
            verdicts.IsEmpty ? [happened] : Add([], [judged(verdicts), .. Breaches(verdicts, found, cause)]));
    }

    /// <summary>
    /// What follows what has happened, and a clue for each breach in it of which the pack says so; the evidence is what
    /// was told, and the breach.
    /// </summary>
    public ImmutableArray<CaseEvent> Add(ImmutableArray<CaseEvent> before, ImmutableArray<CaseEvent> next)
    {
        var events = before.AddRange(next);
        if (Pack.BreachClues.IsEmpty)
        {
            return events;
        }

        var told = (events[0] as CaseEvent.ActRecorded)?.Facts ?? FactSet.None;
        var clues = ImmutableArray<CaseEvent>.Empty;
        foreach (var (place, happened) in events.Index().Skip(before.Length))
        {
            if (happened is CaseEvent.BreachRecorded breach
                && Pack.BreachClues.TryGetValue(breach.Rule.Value, out var clue))
            {
                var opened = new CaseEvent.ClueOpened(breach.Rule, breach.Officer)
                {
                    Class = clue.Class,
                    Evidence = [State.Sequence + 1, State.Sequence + 1 + place],
                };
                clues = clues.Add(opened);
                if (clue.IsOfSupervisor && breach.Officer is { } officer
                    && (clue.Unless.IsEmpty || !FactMatch.AllHold(clue.Unless, told))
                    && Accountability.SupervisorOf(officer, Facts, Pack.Oversight) is { } supervisor)
                {
                    clues = clues.Add(opened with { Officer = supervisor, IsOfSupervision = true });
                }
            }
        }

        return events.AddRange(clues);
    }

    private ReasonSet Against(
        ReasonSet reasons, ImmutableArray<(PackRule Rule, Verdict Verdict)> found, JudgedCause cause) =>
        found.IsEmpty ? reasons : found.Where(item => item.Verdict is Verdict.Broken or Verdict.Undecidable)
            .Where(item => cause.IsBreach(item.Rule.Kind))
            .Aggregate(reasons, (all, item) => all.And(
                item.Rule.Kind.Concern, [(WithAsk(item.Rule.ReasonFor(item.Verdict)), item.Verdict)]));

    private IEnumerable<CaseEvent> Breaches(
        ImmutableArray<Judgement> verdicts,
        ImmutableArray<(PackRule Rule, Verdict Verdict)> found,
        JudgedCause cause) =>
        from verdict in verdicts
        where verdict.Verdict == VerdictKind.Broken
            && found.All(item => item.Rule.Id != verdict.Rule || cause.IsBreach(item.Rule.Kind))
        select new CaseEvent.BreachRecorded(verdict.Rule, verdict.Officer, State.Sequence + 1);

    /// <summary>The first rule of the pack that an event would break, or leave open.</summary>
    public RuleId? BrokenBy(CaseEvent happened, JudgedCause cause)
    {
        foreach (var (rule, verdict) in JudgePack(happened, cause))
        {
            if (verdict.IsAmiss && cause.IsBreach(rule.Kind))
            {
                return rule.Id;
            }
        }

        return null;
    }

    /// <summary>What was accepted, with who answers from then on in the place of one who has stepped out.</summary>
    public Decision<CaseEvent> WithActingHolders(Decision<CaseEvent> settled)
    {
        if (settled is not Decision<CaseEvent>.Accepted accepted)
        {
            return settled;
        }

        var after = ActingHolder.CaughtUp(State, accepted.Events, Facts.Now);
        var owed = ActingHolder.CatchUp(after, Facts.For(after), Pack);
        return owed.IsEmpty ? settled : new Decision<CaseEvent>.Accepted([.. accepted.Events, .. owed]);
    }

    public Decision<CaseEvent> Refuse(ReasonSet reasons)
    {
        var given = reasons.ToGive(IsRequest);
        return new Decision<CaseEvent>.Refused(
            given,
            Pack.Notes(given)
                ? [new CaseEvent.AttemptNoted(Submission.Command.Deed) { Reasons = given }]
                : Retried(given));
    }

    public Decision<CaseEvent> AlreadySo() => new Decision<CaseEvent>.AlreadySo(Retried([]));

    /// <summary>Whether the act was done by one who had no power to do it, or of whom nobody can say it.</summary>
    public bool LacksPower(ImmutableArray<Judgement> verdicts) => verdicts.Any(verdict =>
        verdict.Rule == RecordActRules.WasInOffice.Id
        || (verdict.Verdict == VerdictKind.Broken
            && (verdict.Rule == RecordActRules.PerformerIsActive.Id
                || verdict.Rule == RecordActRules.PerformerIsNotRecused.Id
                || Pack.Rules.Any(rule => rule.Id == verdict.Rule && rule.Kind.Concern == RuleConcern.Authority))));

    private ImmutableArray<CaseEvent> Retried(ImmutableArray<Reason> reasons) =>
        Submission.Attempt > 1 ? [new CaseEvent.RetrySettled(Submission.Command.Deed) { Reasons = reasons }] : [];

    private ImmutableArray<(PackRule Rule, Verdict Verdict)> JudgePack(CaseEvent happened, JudgedCause cause)
    {
        var after = State.Evolve(happened, Submission.At ?? Facts.Now);
        var recorded = happened as CaseEvent.ActRecorded;
        var subject = new RuleSubject(after, recorded is null ? null : after.LatestAct, Facts)
        {
            Supervisor = recorded?.Supervisor,
        };
        var found = ImmutableArray<(PackRule, Verdict)>.Empty;
        foreach (var rule in Pack.Rules)
        {
            // Most find nothing that is new, and then nothing is made of them.
            if (cause.Concerns(rule.Kind) && rule.Kind.Judge(subject) is var verdict
                && (verdict.IsAmiss || (rule.Kind.Scope == RuleScope.Case && State.IsStanding(rule.Id))))
            {
                found = found.Add((rule, verdict));
            }
        }

        return found;
    }

    // What an entry keeps: what is amiss, and what clears an earlier verdict on the case. An act's own verdict is its
    // own for good, so nothing clears it.
    private static ImmutableArray<Judgement> Kept(
        ReasonSet reasons, ImmutableArray<(PackRule Rule, Verdict Verdict)> found)
    {
        var kept = reasons.AsJudgements();
        foreach (var (rule, verdict) in found)
        {
            kept = kept.Add(Judgement.Of(rule.Id, verdict));
        }

        return kept;
    }

    private Reason ReasonFor(RuleId rule, string otherwise, Verdict verdict) => WithAsk(new(rule, otherwise)
    {
        Verdict = verdict.Kind,
        Missing = verdict.Missing,
        Source = Pack.SourceOf(rule),
        Ask = verdict.Ask,
    });

    // Whom to ask, where the rule names nobody: who supervises the one who asks. A record asks for no leave.
    private Reason WithAsk(Reason reason) =>
        !IsRequest || reason.Ask is not null || Submission.By.Officer is not { } by
            ? reason
            : reason with { Ask = Accountability.SupervisorOf(by, Facts, Pack.Oversight)?.Value };
}
