namespace Grid.Domain.Cases;

/// <summary>Decides the deeds by which a case goes from one organ or unit to another.</summary>
internal static class HandoverDeeds
{
    /// <summary>What clocks and procedures call the sending.</summary>
    public const string Sent = "HandedOver";

    /// <summary>What clocks and procedures call the receipt.</summary>
    public const string Accepted = "HandoverAccepted";

    /// <summary>What clocks and procedures call a refusal by the receiving side.</summary>
    public const string Refused = "HandoverRefused";

    /// <summary>What clocks and procedures call it when the sender takes it back.</summary>
    public const string Recalled = "HandoverRecalled";

    public static Decision<CaseEvent> Send(CaseDeed deed, CaseCommand.HandOverCase send)
    {
        var reasons = deed.Judge(HandOverCaseRules.All, send);
        if (deed.State.Transit?.ToUnit == send.To
            && reasons.IsClearBut(TransitRules<CaseCommand.HandOverCase>.IsNotInTransit.Id))
        {
            return deed.AlreadySo();
        }

        var sent = new CaseEvent.HandedOver(deed.State.Unit, send.To)
        {
            Grounds = send.Grounds?.Digest,
            Designated = send.Designated,
        };
        return CaseClocks.Following(
            deed,
            Sent,
            deed.Settle(reasons, sent, JudgedCause.BuiltIn, verdicts => sent with { Verdicts = verdicts }));
    }

    public static Decision<CaseEvent> Accept(CaseDeed deed, CaseCommand.AcceptHandover accept)
    {
        var reasons = deed.Judge(AcceptHandoverRules.All, accept);
        if (reasons.HasForm || deed.State.Transit?.ToUnit is not { } to)
        {
            return deed.Refuse(reasons);
        }

        var receipt = StageMoves.AfterReceipt(deed, accept.Slots, to);
        var next = receipt is null
            ? StageMoves.After(deed.State, Accepted, deed.Pack)
            : (receipt.Procedure, receipt.Stage);
        var accepted = new CaseEvent.HandoverAccepted(deed.State.Unit, to)
        {
            Slots = accept.Slots,
            Designated = accept.Designated,
            Left =
            [
                .. deed.State.Responsibilities
                    .Where(held => accept.Slots.All(slot => slot.Slot != held.Slot || slot.Seat != held.Seat))
                    .Select(held => new SlotFilling(held.Slot, held.Seat, held.Holder)),
            ],
            Stage = next.Stage,
            Procedure = next.Procedure,
        };
        var settled = deed.Settle(
            reasons, accepted, JudgedCause.Handover, verdicts => accepted with { Verdicts = verdicts });
        return deed.WithActingHolders(CaseClocks.Following(
            deed, Accepted, settled, leads: (next.Procedure, receipt?.CountsAs)));
    }

    public static Decision<CaseEvent> Refuse(CaseDeed deed, CaseCommand.RefuseHandover refuse)
    {
        var reasons = deed.Judge(RefuseHandoverRules.All, refuse);
        if (reasons.HasForm || deed.State.Transit?.ToUnit is not { } to)
        {
            return deed.Refuse(reasons);
        }

        var refused = new CaseEvent.HandoverRefused(deed.State.Unit, to) { Grounds = refuse.Grounds.Digest };
        return CaseClocks.Following(
            deed,
            Refused,
            deed.Settle(reasons, refused, JudgedCause.BuiltIn, verdicts => refused with { Verdicts = verdicts }));
    }

    public static Decision<CaseEvent> Recall(CaseDeed deed, CaseCommand.RecallCase recall)
    {
        var recalled = new CaseEvent.Recalled { Grounds = recall.Grounds?.Digest, Split = recall.Split };
        var settled = deed.Settle(
            deed.Judge(RecallCaseRules.All, recall),
            recalled,
            JudgedCause.BuiltIn,
            verdicts => recalled with { Verdicts = verdicts });
        return recall.Split is not null || deed.State.Transit?.ToUnit is null
            ? settled
            : CaseClocks.Following(deed, Recalled, settled);
    }
}
