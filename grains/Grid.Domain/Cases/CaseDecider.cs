namespace Grid.Domain.Cases;

/// <summary>Decides what is asked of a case. A function: the clock, ids and officers are handed in.</summary>
public static class CaseDecider
{
    /// <summary>The answer to a submission, given the case, what the shell looked up, and the pack in force.</summary>
    public static Decision<CaseEvent> Decide(
        CaseState state, Submission<CaseCommand> submission, CaseFacts facts, RulePack pack)
    {
        // To whom a sealed case is not open, it is not there.
        if (state.IsSealed && submission.Command is not CaseCommand.OpenCase
            && !Sealing.IsOpenTo(submission, state, (facts.For(state), pack)))
        {
            return Decide(CaseState.None, submission, facts, RulePack.None);
        }

        // What is derived comes first, so that the deed meets the case with the officers who really answer.
        facts = facts.For(state);
        var owed = ActingHolder.CatchUp(state, facts, pack);
        var current = ActingHolder.CaughtUp(state, owed, facts.Now);
        var deed = new CaseDeed(submission, current, facts, pack);
        var decision = submission.Command switch
        {
            CaseCommand.OpenCase open => Open(deed, open),
            CaseCommand.FillSlot fill => Fill(deed, fill),
            CaseCommand.TransferResponsibility transfer => Transfer(deed, transfer),
            CaseCommand.DrawHolder draw => DrawDeeds.Decide(deed, draw),
            CaseCommand.RecordAct act => SupervisionDeeds.Instead(deed, act) ?? Act(deed, act),
            CaseCommand.CloseCase close => Close(deed, close),
            CaseCommand.RequestRecusal request => RecusalDeeds.Ask(deed, request),
            CaseCommand.DecideRecusal decide => RecusalDeeds.Decide(deed, decide),
            CaseCommand.RecuseOfficer recuse => RecusalDeeds.Recuse(deed, recuse),
            CaseCommand.HandOverCase send => HandoverDeeds.Send(deed, send),
            CaseCommand.AcceptHandover accept => HandoverDeeds.Accept(deed, accept),
            CaseCommand.RefuseHandover refuse => HandoverDeeds.Refuse(deed, refuse),
            CaseCommand.RecallCase recall => HandoverDeeds.Recall(deed, recall),
            CaseCommand.MergeCase merge => JoiningDeeds.Merge(deed, merge),
            CaseCommand.AcceptMerge accept => JoiningDeeds.Accept(deed, accept),
            CaseCommand.CompleteMerge complete => JoiningDeeds.Complete(deed, complete),
            CaseCommand.SplitCase split => JoiningDeeds.Split(deed, split),
            CaseCommand.CompleteSplit complete => JoiningDeeds.Complete(deed, complete),
            CaseCommand.CatchUp catchUp => CatchUpRules.Decide(deed, catchUp, owed),
            CaseCommand.ReplyToEntry reply => ReplyRules.Decide(deed, reply),
            CaseCommand.TakeDueStep step => WarningDeeds.Take(deed, step),
            CaseCommand.AnswerWarning answer => WarningDeeds.Answer(deed, answer),
            CaseCommand.MarkCase mark => MarkDeeds.Mark(deed, mark),
            CaseCommand.LiftMark lift => MarkDeeds.Lift(deed, lift),
            CaseCommand.LeaveUnmarked leave => MarkDeeds.Leave(deed, leave),
            CaseCommand.SuperviseCase supervise => SupervisionDeeds.Supervise(deed, supervise),
            CaseCommand.RecordApproach approach => SupervisionDeeds.Record(deed, approach),
            CaseCommand.ReadCase read => ReadCaseRules.Decide(deed, read),
            CaseCommand.TellBurst tell => TellBurstRules.Decide(deed, tell),
            CaseCommand.ReportDelivery report => WarningDeeds.Report(deed, report),
            _ => throw new UnreachableException($"CaseDecider has no arm for {submission.Command.GetType().Name}"),
        };
        return decision is Decision<CaseEvent>.Accepted accepted && !owed.IsEmpty
            ? new Decision<CaseEvent>.Accepted([.. owed, .. accepted.Events])
            : decision;
    }

    private static Decision<CaseEvent> Open(CaseDeed deed, CaseCommand.OpenCase open)
    {
        var reasons = deed.Judge(OpenCaseRules.All, open);
        var procedure = StageMoves.ProcedureOf(open, deed.Pack);
        var opened = new CaseEvent.Opened(deed.Pack.Name, deed.IsRequest)
        {
            Kind = open.Kind,
            Unit = open.Unit,
            Stage = open.Stage ?? procedure?.Start,
            Procedure = procedure?.Name,
            Slots = open.Slots,
            Facts = open.Facts,
            SplitFrom = open.SplitFrom,
            Designated = open.Designated,
            IsSealed = Sealing.IsSealed(open, deed.Facts, deed.Pack),
        };
        var settled = deed.Settle(
            reasons, opened, JudgedCause.Opening, verdicts => opened with { Verdicts = verdicts });
        settled = JoiningDeeds.SteppedOut(deed, open.SplitFrom, settled);
        settled = MarkDeeds.Split(deed, open.SplitFrom, settled);
        settled = deed.IsRequest ? MarkDeeds.Looked(deed, settled, open.Facts) : settled;
        settled = CaseClocks.Following(deed, DeedEvents.CaseOpened, settled, open.Facts, (opened.Procedure, null));
        return settled is Decision<CaseEvent>.Accepted { Events: var events } && open.SplitFrom is { } from
            ? new Decision<CaseEvent>.Accepted([.. events, .. JoinedClocks.Split(deed, deed.Facts.CaseOf(from))])
            : settled;
    }

    private static Decision<CaseEvent> Fill(CaseDeed deed, CaseCommand.FillSlot fill)
    {
        var reasons = deed.Judge(FillSlotRules.All, fill);
        if (deed.MayLearn(reasons) && deed.State.Held(fill.Slot, fill.Seat)?.Holder == fill.Officer)
        {
            return deed.AlreadySo();
        }

        var filled = new CaseEvent.SlotFilled(fill.Slot, fill.Seat, fill.Officer)
        {
            Designated = fill.Designated,
        };
        return deed.Settle(
            reasons, filled, JudgedCause.SlotChange(fill.Slot), verdicts => filled with { Verdicts = verdicts });
    }

    private static Decision<CaseEvent> Transfer(CaseDeed deed, CaseCommand.TransferResponsibility transfer)
    {
        var reasons = deed.Judge(TransferRules.All, transfer);
        if (reasons.HasForm || deed.State.Held(transfer.Slot, transfer.Seat) is not { } held)
        {
            return deed.Refuse(reasons);
        }

        // Asking for what is already so changes nothing, and is no error. Only one with authority learns that it is so.
        if (deed.MayLearn(reasons) && held.Holder == transfer.To)
        {
            return deed.AlreadySo();
        }

        var moved = new CaseEvent.ResponsibilityTransferred(transfer.Slot, transfer.Seat, held.Holder, transfer.To)
        {
            Grounds = transfer.Grounds?.Digest,
            Designated = transfer.Designated,
        };
        var settled = deed.Settle(
            reasons, moved, JudgedCause.SlotChange(transfer.Slot), verdicts => moved with { Verdicts = verdicts });
        return SeatChange.Following(deed, transfer.Slot, held.Holder, settled);
    }

    private static Decision<CaseEvent> Act(CaseDeed deed, CaseCommand.RecordAct act)
    {
        var reasons = deed.Judge(RecordActRules.All, act);
        if (reasons.HasForm)
        {
            return deed.Refuse(reasons);
        }

        if (LateRules.Quarantined(deed, act, reasons) is { } kept)
        {
            return kept;
        }

        var next = StageMoves.After(deed.State, act, deed.Pack);
        var recorded = new CaseEvent.ActRecorded(act.Act)
        {
            Officer = act.Officer ?? deed.Submission.By.Officer,
            Place = act.Place,
            Stage = next.Stage,
            Procedure = next.Procedure,
            Supervisor = act.Supervisor,
            Facts = act.Facts,
            Note = act.Note?.Digest,
            Late = LateRules.On(act.Late),
        };
        var decision = deed.Settle(
            reasons,
            recorded,
            JudgedCause.Act(act.Act),
            verdicts => Judged(deed, recorded, verdicts));
        // An act done without the power to do it moves nothing until somebody says that it stands.
        return decision is Decision<CaseEvent>.Accepted { Events: [CaseEvent.ActRecorded { IsVoidPending: false }, ..] }
            ? Following(deed, act, decision, next.Procedure)
            : decision;
    }

    private static Decision<CaseEvent> Following(
        CaseDeed deed, CaseCommand.RecordAct act, Decision<CaseEvent> decision, string? procedure)
    {
        var (seen, told) = MarkDeeds.Told(deed, act, decision);
        var followed = CaseClocks.Following(seen, act.Act, told, act.Facts, (procedure, null));
        return deed.State.IsRun ? MarkDeeds.Looked(deed, followed, act.Facts) : followed;
    }

    // What was done without the power to do it leads a case nowhere; a log that tells of it tells also where it led.
    private static CaseEvent.ActRecorded Judged(
        CaseDeed deed, CaseEvent.ActRecorded recorded, ImmutableArray<Judgement> verdicts)
    {
        var lacksPower = deed.LacksPower(verdicts);
        var judged = recorded with { Verdicts = verdicts, IsVoidPending = lacksPower };
        return lacksPower && deed.State.IsRun && judged.Procedure is not null
            ? judged with { Stage = null, Procedure = null }
            : judged;
    }

    private static Decision<CaseEvent> Close(CaseDeed deed, CaseCommand.CloseCase close)
    {
        var reasons = deed.Judge(CloseCaseRules.All, close);
        if (deed.State.Status == CaseStatus.Closed
            && reasons.IsClearBut(CloseCaseRules.OfTheCase))
        {
            return deed.AlreadySo();
        }

        if (reasons.HasForm)
        {
            return deed.Refuse(reasons);
        }

        var closed = new CaseEvent.Closed { Grounds = close.Grounds?.Digest, CountsFor = CountsFor(deed) };
        return deed.Settle(reasons, closed, JudgedCause.Closing, verdicts => closed with { Verdicts = verdicts });
    }

    // Where a pack counts who closes how many, a system that closes does so for somebody.
    private static OfficerId? CountsFor(CaseDeed deed) => deed.Submission.By.Officer is not null
        ? null
        : deed.Pack.Bursts.Where(row => row.IsOfClosing)
            .Select(row => row.AnswerableIn(deed.State)).FirstOrDefault(officer => officer is not null);
}
