namespace Grid.Domain.Cases;

/// <summary>
/// Which officers a decision has to look at. The shell asks, fetches, and asks again until nothing is missing.
/// </summary>
public static class CaseNeeds
{
    /// <summary>The officers still to be looked up before the submission can be decided.</summary>
    public static ImmutableArray<OfficerId> StillUnknown(
        CaseState state, Submission<CaseCommand> submission, CaseFacts facts, RulePack pack)
    {
        facts = facts.For(state, RecusedIn(submission.Command));
        var asker = submission.By.Officer is { } by && !facts.Knows(by) ? by : (OfficerId?)null;
        var performer = submission.Command is CaseCommand.RecordAct { Officer: { } named } && !facts.Knows(named)
            ? named
            : (OfficerId?)null;
        var approving = submission.Command is CaseCommand.RecordAct act
            ? Approvals.StillUnknown(state, act, facts, pack)
            : (ReceivingSide.StillUnknown(state, submission.Command, facts)
                ?? NotifiedUnits.StillUnknown(state, submission.Command, facts, pack))?.Officer is { } told
                    ? [told]
                    : [];
        var unknown = Accountability.Named(asker, performer);
        foreach (var holder in Accountable(state, submission, facts, pack))
        {
            unknown = unknown.AddRange(Accountability.StillUnknown(holder, facts, pack.Oversight));
        }

        foreach (var (warned, looking) in Warned(state, submission, facts, pack))
        {
            unknown = unknown.AddRange(Accountability.StillUnknown(warned, looking, pack.Oversight));
        }

        return Once.Each(unknown.AddRange(approving));
    }

    /// <summary>The units still to be looked up before the submission can be decided.</summary>
    public static ImmutableArray<UnitId> UnitsStillUnknown(
        CaseState state, Submission<CaseCommand> submission, CaseFacts facts, RulePack pack)
    {
        facts = facts.For(state, RecusedIn(submission.Command));
        var unknown = ImmutableArray<UnitId>.Empty;
        foreach (var holder in Accountable(state, submission, facts, pack))
        {
            unknown = unknown.AddRange(Accountability.UnitsStillUnknown(holder, facts, pack.Oversight));
        }

        foreach (var (warned, looking) in Warned(state, submission, facts, pack))
        {
            unknown = unknown.AddRange(Accountability.UnitsStillUnknown(warned, looking, pack.Oversight));
        }

        foreach (var filling in submission.Command.Fillings.AddRange(
            DrawDeeds.Fillings(state, submission.Command, facts)))
        {
            if (SlotFitness.UnitToLookAt(filling, facts, pack) is { } telling && !facts.Knows(telling))
            {
                unknown = unknown.Add(telling);
            }
        }

        if (DrawPool.UnitToLookAt(state, submission.Command, facts) is { } pooling)
        {
            unknown = unknown.Add(pooling);
        }

        return CaseUnits.Named(state, submission, facts, pack) is { } named && !facts.Knows(named)
            ? Once.Each(unknown.Add(named))
            : Once.Each(unknown);
    }

    /// <summary>
    /// The unit by whose key a draw is made, once nothing is missing any more; nothing where none is asked for. Where
    /// no unit has a pool for it, that of the case.
    /// </summary>
    public static UnitId? DrawnBy(CaseState state, CaseCommand command, CaseFacts facts) =>
        command is CaseCommand.DrawHolder ? DrawPool.UnitOf(state, command, facts) ?? state.Unit : null;

    /// <summary>The units still to be looked up before coverage of the case can be told.</summary>
    public static ImmutableArray<UnitId> UnitsStillUnknown(CaseState state, CaseFacts facts, OfficerId? oversight) =>
    [
        .. state.Responsibilities.SelectMany(
            held => Accountability.UnitsStillUnknown(held.Holder, facts.For(state), oversight)).Distinct(),
    ];

    /// <summary>The officers still to be looked up before coverage of the case can be told.</summary>
    public static ImmutableArray<OfficerId> StillUnknown(CaseState state, CaseFacts facts, OfficerId? oversight) =>
    [
        .. state.Responsibilities.SelectMany(
            held => Accountability.StillUnknown(held.Holder, facts.For(state), oversight)).Distinct(),
    ];

    /// <summary>The other cases that a decision on a case has to look at; hardly any has to.</summary>
    public static ImmutableArray<CaseId> OtherCases(
        CaseId subject, CaseState state, CaseCommand command, RulePack pack)
    {
        CaseId? asked = command switch
        {
            CaseCommand.RecordAct act =>
                pack.OtherCaseOf(act.Act, act.Facts) is { } named && named != subject ? named : null,
            CaseCommand.OpenCase open => open.SplitFrom,
            CaseCommand.MergeCase merge => merge.Into,
            CaseCommand.AcceptMerge accept => accept.From,
            CaseCommand.RecallCase { Split: { } split } => split,
            CaseCommand.CompleteMerge or CaseCommand.RecallCase => state.Transit?.IntoCase,
            CaseCommand.SplitCase split => split.To,
            CaseCommand.CompleteSplit complete => complete.To,
            _ => null,
        };

        // What a case has taken in may wait for its receipt still.
        var waiting = command is CaseCommand.CloseCase or CaseCommand.MergeCase or CaseCommand.HandOverCase
            ? state.Ties.MergedFrom.Select(taken => taken.From)
            : [];
        return asked is { } other ? [other, .. waiting] : [.. waiting];
    }

    /// <summary>Of whose recusal a command speaks.</summary>
    internal static OfficerId? RecusedIn(CaseCommand command) => command switch
    {
        CaseCommand.RequestRecusal request => request.Officer,
        CaseCommand.DecideRecusal decide => decide.Officer,
        CaseCommand.RecuseOfficer recuse => recuse.Officer,
        _ => null,
    };

    /// <summary>The ground a command names.</summary>
    internal static string? GroundIn(CaseCommand command) => command switch
    {
        CaseCommand.RequestRecusal request => request.Ground,
        CaseCommand.RecuseOfficer recuse => recuse.Ground,
        _ => null,
    };

    // A case that is only recorded owes nobody an acting holder, so its holders need not be looked at.
    private static ImmutableArray<OfficerId> Accountable(
        CaseState state, Submission<CaseCommand> submission, CaseFacts facts, RulePack pack)
    {
        if (!Requests.Is(submission) && !state.IsRun)
        {
            return [];
        }

        var named = Named(submission, pack);
        var accountable = ImmutableArray.CreateBuilder<OfficerId>(state.Responsibilities.Length + named.Length);
        foreach (var held in state.Responsibilities)
        {
            accountable.Add(held.Holder);
        }

        accountable.AddRange(named);
        foreach (var filling in DrawDeeds.Fillings(state, submission.Command, facts))
        {
            accountable.Add(filling.Officer);
        }

        accountable.AddRange(SupervisionPlace.Climbed(state, submission, facts, pack));
        return Once.Each(accountable.DrainToImmutable());
    }

    private static ImmutableArray<(OfficerId Officer, CaseFacts Facts)> Warned(
        CaseState state, Submission<CaseCommand> submission, CaseFacts facts, RulePack pack) =>
        submission.Intent == Intent.Record && !state.IsRun
            ? []
            : WarningRoute.Concerned(state, submission.Command, facts, pack);

    // The asker's own supervisor is whom a refusal names to ask.
    private static ImmutableArray<OfficerId> Named(Submission<CaseCommand> submission, RulePack pack)
    {
        var named = NamedBy(submission.Command, pack);
        return submission.By.Officer is { } by ? [by, .. named] : named;
    }

    private static ImmutableArray<OfficerId> NamedBy(CaseCommand command, RulePack pack) =>
        command switch
        {
            CaseCommand.OpenCase or CaseCommand.FillSlot or CaseCommand.TransferResponsibility
                or CaseCommand.AcceptHandover => [.. command.Fillings.Select(filling => filling.Officer)],
            CaseCommand.RequestRecusal or CaseCommand.DecideRecusal or CaseCommand.RecuseOfficer =>
                [RecusedIn(command)!.Value],
            CaseCommand.RecordAct { Late: { } late } act => act.Officer is { } performer
                ? [late.ApprovedBy, performer]
                : [late.ApprovedBy],
            // Whose supervisor a clue may concern.
            CaseCommand.RecordAct { Officer: { } performer } when !pack.BreachClues.IsEmpty => [performer],
            CaseCommand.RecordAct or CaseCommand.DrawHolder or CaseCommand.CloseCase
                or CaseCommand.MarkCase or CaseCommand.LiftMark or CaseCommand.LeaveUnmarked
                or CaseCommand.HandOverCase or CaseCommand.RefuseHandover
                or CaseCommand.RecallCase or CaseCommand.MergeCase or CaseCommand.AcceptMerge
                or CaseCommand.CompleteMerge or CaseCommand.SplitCase or CaseCommand.CompleteSplit
                or CaseCommand.CatchUp or CaseCommand.ReadCase or CaseCommand.ReplyToEntry or CaseCommand.TakeDueStep
                or CaseCommand.AnswerWarning or CaseCommand.ReportDelivery => [],
            CaseCommand.TellBurst tell => [tell.Officer],
            CaseCommand.SuperviseCase supervise => supervise.Officer is { } officer ? [officer] : [],
            CaseCommand.RecordApproach approach => approach.Officer is { } officer ? [officer] : [],
            _ => throw new UnreachableException($"CaseNeeds has no arm for {command.GetType().Name}"),
        };
}
