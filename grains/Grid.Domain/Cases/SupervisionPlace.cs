using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Cases;

/// <summary>Where an officer stands to a case: in it, above who is in it, or outside.</summary>
internal static class SupervisionPlace
{
    /// <summary>Whether the officer decides, prepares what is decided, or answers where somebody must.</summary>
    public static bool Handles(OfficerId officer, CaseState state, RulePack pack)
    {
        foreach (var held in state.Responsibilities)
        {
            if (held.Answerable == officer && IsHandling(held.Slot, pack))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether whoever is in the slot decides, or prepares what is decided, or must be there.</summary>
    public static bool IsHandling(Slot slot, RulePack pack) => pack.SlotNamed(slot)?.Part is { } part
        ? part is SlotPart.Decides or SlotPart.Prepares
        : pack.RequiredSlots.Contains(slot);

    /// <summary>Whether the pack names the officer, by a slot of the case or as one above who answers in it.</summary>
    public static bool IsSupervisor(
        ImmutableArray<Bearer> named, OfficerId officer, CaseState state, (CaseFacts Facts, RulePack Pack) by)
    {
        foreach (var bearer in named)
        {
            var isOne = bearer.Kind == BearerKind.Slot
                ? state.Answers(new(bearer.Name), officer)
                : IsOne(bearer, officer, state, by) && StandsAbove(officer, state, by);
            if (isOne)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the officer is one of them, or stands above them.</summary>
    public static bool IsOver(OfficerId below, OfficerId officer, (CaseFacts Facts, RulePack Pack) by) =>
        below == officer || WayUp(below, by).Contains(officer);

    /// <summary>Whether the officer is somebody whom the pack names.</summary>
    public static bool IsOne(
        Bearer bearer, OfficerId officer, CaseState state, (CaseFacts Facts, RulePack Pack) by) => bearer.Kind switch
        {
            BearerKind.Slot => state.Answers(new(bearer.Name), officer) || state.Holds(new(bearer.Name), officer),
            BearerKind.Post => by.Facts.Officer(officer).HoldsPost(bearer.Name, by.Facts.Now) == true,
            BearerKind.Class => by.Facts.Officer(officer).Class == bearer.Name,
            BearerKind.Oversight => officer == by.Pack.Oversight,
            // Of what kind an organ is, and what somebody was to what happened, no officer's own stream says.
            _ => false,
        };

    /// <summary>The ways up from whoever answers, as far as they are known and the asker's place hangs on it.</summary>
    public static IEnumerable<OfficerId> Climbed(
        CaseState state, Submission<CaseCommand> submission, CaseFacts facts, RulePack pack)
    {
        var by = state.IsSealed ? submission.By.Officer : submission.Command switch
        {
            CaseCommand.SuperviseCase supervise => submission.By.Officer ?? supervise.Officer,
            CaseCommand.MarkCase or CaseCommand.LiftMark or CaseCommand.LeaveUnmarked => submission.By.Officer,
            CaseCommand.OpenCase or CaseCommand.FillSlot or CaseCommand.AcceptHandover
                when submission.Command.Designation is not null => submission.By.Officer,
            CaseCommand.RecordAct act when pack.SupervisionWords.AttemptedBy(act.Act) is not null =>
                submission.By.Officer,
            _ => null,
        };
        return by is { } officer ? WaysUpTo(officer, state, submission.Command, (facts, pack)) : [];
    }

    private static IEnumerable<OfficerId> WaysUpTo(
        OfficerId officer, CaseState state, CaseCommand command, (CaseFacts Facts, RulePack Pack) by) =>
        state.Responsibilities.Select(held => held.Answerable)
            .Concat(command.Fillings.Select(filling => filling.Officer))
            .SelectMany(from => WayUp(from, by).TakeWhile(above => above != officer))
            .Append(officer).Distinct();

    private static bool StandsAbove(OfficerId officer, CaseState state, (CaseFacts Facts, RulePack Pack) by)
    {
        foreach (var held in state.Responsibilities)
        {
            if (WayUp(held.Answerable, by).Contains(officer))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<OfficerId> WayUp(OfficerId from, (CaseFacts Facts, RulePack Pack) by)
    {
        var climbed = new HashSet<OfficerId> { from };
        for (var at = WarningRoute.Above(from, by.Facts, by.Pack); at is { } above && climbed.Add(above);)
        {
            yield return above;
            at = WarningRoute.Above(above, by.Facts, by.Pack);
        }
    }
}
