namespace Grid.Domain.Cases;

/// <summary>Decides the deeds on recusal.</summary>
internal static class RecusalDeeds
{
    public static Decision<CaseEvent> Ask(CaseDeed deed, CaseCommand.RequestRecusal request)
    {
        var reasons = deed.Judge(RequestRecusalRules.All, request);
        if (deed.MayLearn(reasons) && deed.State.Recusals.Any(known => known.Officer == request.Officer
                && (known.IsGranted == true || (known.IsGranted is null && known.Ground == request.Ground))))
        {
            return deed.AlreadySo();
        }

        var requested = new CaseEvent.RecusalRequested(request.Officer, request.Ground)
        {
            Grounds = request.Grounds?.Digest,
        };
        return deed.Settle(
            reasons, requested, JudgedCause.BuiltIn, verdicts => requested with { Verdicts = verdicts });
    }

    public static Decision<CaseEvent> Decide(CaseDeed deed, CaseCommand.DecideRecusal decide)
    {
        var decided = new CaseEvent.RecusalDecided(decide.Officer, decide.IsGranted)
        {
            Grounds = decide.Grounds?.Digest,
        };
        var settled = deed.Settle(
            deed.Judge(DecideRecusalRules.All, decide),
            decided,
            JudgedCause.BuiltIn,
            verdicts => decided with { Verdicts = verdicts });
        return deed.WithActingHolders(settled);
    }

    public static Decision<CaseEvent> Recuse(CaseDeed deed, CaseCommand.RecuseOfficer recuse)
    {
        var reasons = deed.Judge(RecuseOfficerRules.All, recuse);
        if (deed.MayLearn(reasons) && deed.State.IsRecused(recuse.Officer))
        {
            return deed.AlreadySo();
        }

        var recused = new CaseEvent.OfficerRecused(recuse.Officer, recuse.Ground)
        {
            Grounds = recuse.Grounds?.Digest,
        };
        return deed.WithActingHolders(deed.Settle(
            reasons, recused, JudgedCause.BuiltIn, verdicts => recused with { Verdicts = verdicts }));
    }
}
