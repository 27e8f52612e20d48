namespace Grid.Domain.Cases;

/// <summary>
/// Decides the deeds by which cases are merged and split. Each takes three entries, in the two cases by turns:
/// proposed, taken over, receipted. At no instant does nobody answer for a duty, or two.
/// </summary>
internal static class JoiningDeeds
{
    /// <summary>What the clocks of a case that was merged are stopped by.</summary>
    public const string Merged = "Merged";

    public static Decision<CaseEvent> Merge(CaseDeed deed, CaseCommand.MergeCase merge)
    {
        var reasons = deed.Judge(MergeCaseRules.All, merge);
        if (deed.State.Transit?.IntoCase == merge.Into
            && reasons.IsClearBut(
                TransitRules<CaseCommand.MergeCase>.IsNotInTransit.Id,
                CaseRules<CaseCommand.MergeCase>.IsNotMerging.Id))
        {
            return deed.AlreadySo();
        }

        var proposed = new CaseEvent.MergeProposed(merge.Into)
        {
            Grounds = merge.Grounds?.Digest,
            Holders = [.. SeatJoin.Comers(deed.State, deed.Facts.CaseOf(merge.Into), merge.Duties, deed.Pack)],
            Designated = merge.Designated,
        };
        return deed.Settle(
            reasons, proposed, JudgedCause.BuiltIn, verdicts => proposed with { Verdicts = verdicts });
    }

    public static Decision<CaseEvent> Accept(CaseDeed deed, CaseCommand.AcceptMerge accept)
    {
        var reasons = deed.Judge(AcceptMergeRules.All, accept);
        var from = deed.Facts.CaseOf(accept.From);
        if (deed.MayLearn(reasons) && deed.State.Ties.Taken(accept.From)?.Sequence == from.Sequence)
        {
            return deed.AlreadySo();
        }

        var accepted = new CaseEvent.MergeAccepted(accept.From, from.Sequence)
        {
            Duties = SeatJoin.DutiesOf(accept.Duties, from),
        };
        var settled = deed.Settle(
            reasons, accepted, JudgedCause.BuiltIn, verdicts => accepted with { Verdicts = verdicts });
        // Who goes on in another seat is changed in none; whoever came into one after it was taken in came by a deed of
        // this case.
        var changed = SeatJoin.Comers(from, deed.State, accept.Duties, deed.Pack).Where(come =>
            from.IsHeld(come.Slot) && from.Held(come.Slot, come.Seat)?.Holder != come.Officer);
        settled = SeatJoin.IsAnew(deed.State, accept.From, from, accept.Duties)
            ? settled
            : SeatChange.Following(deed, changed, settled);
        return settled is Decision<CaseEvent>.Accepted { Events: var events }
            ? deed.WithActingHolders(new Decision<CaseEvent>.Accepted(
            [
                .. events, .. CaseRecusals.Carried(deed.State, accept.From, from),
                .. MarkDeeds.Carried(deed.Pack, accept.From, from, deed.State),
                .. JoinedClocks.Merged(deed, from, deed.State.Ties.Taken(accept.From)?.Sequence ?? 0),
            ]))
            : settled;
    }

    public static Decision<CaseEvent> Complete(CaseDeed deed, CaseCommand.CompleteMerge complete)
    {
        var reasons = deed.Judge(CompleteMergeRules.All, complete);
        if (deed.State.Ties.MergedInto is not null
            && reasons.IsClearBut(
                CaseRules<CaseCommand.CompleteMerge>.CaseIsOpen.Id, CompleteMergeRules.IsAccepted.Id))
        {
            return deed.AlreadySo();
        }

        if (reasons.HasForm || deed.State.Transit?.IntoCase is not { } into)
        {
            return deed.Refuse(reasons);
        }

        var merged = new CaseEvent.Merged(into)
        {
            Duties = deed.Facts.TakenBy(into)!.Duties,
            Waiting = [.. deed.State.Warnings.Where(warning => warning.IsWaiting).Select(warning => warning.Sequence)],
        };
        var settled = deed.Settle(
            reasons, merged, JudgedCause.BuiltIn, verdicts => merged with { Verdicts = verdicts });
        return settled is Decision<CaseEvent>.Accepted { Events: var events }
            ? new Decision<CaseEvent>.Accepted([.. events, .. JoinedClocks.Stopped(deed)])
            : settled;
    }

    public static Decision<CaseEvent> Split(CaseDeed deed, CaseCommand.SplitCase split)
    {
        var reasons = deed.Judge(SplitCaseRules.All, split);
        if (deed.MayLearn(reasons) && deed.State.Ties.SplitProposed.Contains(split.To))
        {
            return deed.AlreadySo();
        }

        var proposed = new CaseEvent.SplitProposed(split.To) { Grounds = split.Grounds?.Digest };
        return deed.Settle(
            reasons, proposed, JudgedCause.BuiltIn, verdicts => proposed with { Verdicts = verdicts });
    }

    public static Decision<CaseEvent> Complete(CaseDeed deed, CaseCommand.CompleteSplit complete)
    {
        var reasons = deed.Judge(CompleteSplitRules.All, complete);
        if (deed.State.Ties.SplitInto.Contains(complete.To) && reasons.IsClearBut(CompleteSplitRules.IsOpened.Id))
        {
            return deed.AlreadySo();
        }

        var completed = new CaseEvent.SplitCompleted(complete.To);
        return deed.Settle(
            reasons, completed, JudgedCause.BuiltIn, verdicts => completed with { Verdicts = verdicts });
    }

    /// <summary>What was accepted, with whoever has stepped out of the case of which this one is a part.</summary>
    public static Decision<CaseEvent> SteppedOut(CaseDeed deed, CaseId? whole, Decision<CaseEvent> settled) =>
        whole is { } id && settled is Decision<CaseEvent>.Accepted { Events: var events }
            ? deed.WithActingHolders(new Decision<CaseEvent>.Accepted(
                [.. events, .. CaseRecusals.Carried(deed.State, id, deed.Facts.CaseOf(id))]))
            : settled;
}
