namespace Grid.Domain.Officers;

/// <summary>Decides what is asked about an officer. A function: the clock, ids and the asker are handed in.</summary>
public static class OfficerDecider
{
    /// <summary>
    /// The answer to a submission, given the officer, what the shell looked up, and the pack in force.
    /// </summary>
    public static Decision<OfficerEvent> Decide(
        OfficerState state, Submission<OfficerCommand> submission, OfficerFacts facts, RulePack pack)
    {
        var deed = new OfficerDeed(state, submission, facts, pack);
        return submission.Command switch
        {
            OfficerCommand.RegisterOfficer register => Register(deed, register),
            OfficerCommand.GrantMandate grant => Grant(deed, grant),
            OfficerCommand.RevokeMandate revoke => Revoke(deed, revoke),
            OfficerCommand.SuspendOfficer suspend => deed.Settle(
                SuspendOfficerRules.All,
                suspend,
                isSo: state.StandingAt(deed.At) == Standing.Suspended,
                () => new OfficerEvent.Suspended(suspend.Grounds?.Digest)),
            OfficerCommand.ReinstateOfficer reinstate => deed.Settle(
                ReinstateOfficerRules.All,
                reinstate,
                isSo: state.StandingAt(deed.At) == Standing.Active,
                () => new OfficerEvent.Reinstated(reinstate.Grounds?.Digest)),
            OfficerCommand.PlanLeaving plan => deed.Settle(
                PlanLeavingRules.All,
                plan,
                isSo: state.Planned == plan.Leaving,
                () => new OfficerEvent.LeavingPlanned(plan.Leaving, plan.Grounds?.Digest)),
            OfficerCommand.LeaveOffice leave => Leave(deed, leave),
            OfficerCommand.ReturnToOffice back => deed.Settle(
                ReturnToOfficeRules.All,
                back,
                isSo: state.StandingAt(deed.At) == Standing.Active && state.Planned is null,
                () => new OfficerEvent.Returned(back.Grounds?.Digest)),
            OfficerCommand.NoteBurst note => deed.Settle(
                NoteBurstRules.All,
                note,
                isSo: NoteBurstRules.IsKnown(state, note.Burst, pack),
                () => new OfficerEvent.BurstNoted(note.Pack, note.Burst)),
            _ => throw new UnreachableException($"OfficerDecider has no arm for {submission.Command.GetType().Name}"),
        };
    }

    // Who has gone already need not have planned it again.
    private static Decision<OfficerEvent> Leave(OfficerDeed deed, OfficerCommand.LeaveOffice leave) =>
        deed.State.StandingAt(deed.At) == OfficerState.StandingAfter(leave.Leaving)
            ? deed.Settle(OfficerRules<OfficerCommand.LeaveOffice>.All, leave, isSo: true, () => null!)
            : deed.Settle(
                LeaveOfficeRules.All,
                leave,
                isSo: false,
                () => new OfficerEvent.LeftOffice(leave.Leaving, leave.Grounds?.Digest));

    private static Decision<OfficerEvent> Register(OfficerDeed deed, OfficerCommand.RegisterOfficer register)
    {
        var registered = new OfficerEvent.Registered(register.Pack, register.Standing)
        {
            Class = register.Class,
            Unit = register.Unit,
            Supervisor = register.Supervisor,
            Deputy = register.Deputy,
        };
        // A log that names an officer who is known already adds nothing to what is known.
        var isName = register is
        {
            Standing: Standing.Unknown, Class: null, Unit: null, Supervisor: null, Deputy: null,
        };
        return isName && deed.State.IsRegistered && !deed.IsRequest
            ? deed.AlreadySo()
            : deed.Settle(RegisterOfficerRules.All, register, IsKnown(deed, register), () => registered);
    }

    private static bool IsKnown(OfficerDeed deed, OfficerCommand.RegisterOfficer register) =>
        deed.State is { IsRegistered: true } known
        && (known.Pack, known.Class, known.Unit, known.Supervisor, known.Deputy)
            == (register.Pack, register.Class, register.Unit, register.Supervisor, register.Deputy)
        && known.StandingAt(deed.At) == register.Standing;

    private static Decision<OfficerEvent> Grant(OfficerDeed deed, OfficerCommand.GrantMandate grant) => deed.Settle(
        GrantMandateRules.All,
        grant,
        isSo: false,
        () => new OfficerEvent.MandateGranted(new(grant.Mandate)
        {
            Powers = grant.Powers,
            Kinds = grant.Kinds,
            From = grant.From ?? deed.At,
            Until = grant.Until,
            GrantedBy = deed.Submission.By,
            Post = grant.Post,
        }));

    private static Decision<OfficerEvent> Revoke(OfficerDeed deed, OfficerCommand.RevokeMandate revoke) => deed.Settle(
        RevokeMandateRules.All,
        revoke,
        isSo: deed.State.Mandates.Any(mandate =>
            mandate.Id == revoke.Mandate && mandate.RevokedAt is { } revoked && !(deed.At.CompareWith(revoked) < 0)),
        () => new OfficerEvent.MandateRevoked(revoke.Mandate, revoke.Grounds?.Digest));
}
