using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>What can be said of an act that is to extend clocks which run in its case, before it does.</summary>
internal static class ClockGrants
{
    /// <summary>Who has to approve what the act extends, for each clock whose turn for an extension it is.</summary>
    public static ImmutableArray<(string Name, ClockDefinition Clock)> MustApprove(
        CaseState state, CaseCommand.RecordAct act, CaseFacts facts, RulePack pack)
    {
        var approvers = ImmutableArray<(string, ClockDefinition)>.Empty;
        foreach (var (definition, course, happened) in Extending(state, act, facts, pack))
        {
            if (GrantCheck.TurnOf(course, happened.Type)?.ApprovedBy is { } approver)
            {
                approvers = approvers.Add((approver, definition));
            }
        }

        return approvers;
    }

    /// <summary>What can be said of the ground on which the act extends terms.</summary>
    public static Verdict JudgeGround(CaseState state, CaseCommand.RecordAct act, CaseFacts facts, RulePack pack)
    {
        Verdict worst = Verdict.Inapplicable;
        foreach (var (_, course, happened) in Extending(state, act, facts, pack))
        {
            if (GrantCheck.TurnOf(course, happened.Type) is not { When.IsEmpty: false } entry)
            {
                continue;
            }

            var isOnGround = entry.IsOnGround(happened.Facts);
            if (isOnGround == false)
            {
                return new Verdict.Broken();
            }

            worst = isOnGround is null
                ? new Verdict.Undecidable($"the ground of the extension: {ClockWords.Ground(entry)}")
                : worst is Verdict.Undecidable ? worst : Verdict.When(true);
        }

        return worst;
    }

    /// <summary>Whether one of the terms that the act is to extend can still be extended at the time.</summary>
    public static Verdict JudgeExpiry(
        CaseState state, CaseCommand.RecordAct act, (CaseFacts Facts, Timestamp At) known, RulePack pack)
    {
        Verdict verdict = Verdict.Inapplicable;
        foreach (var (_, course, happened) in Extending(state, act, known.Facts, pack))
        {
            if (GrantCheck.TurnOf(course, happened.Type) is null)
            {
                continue;
            }

            if (!GrantCheck.IsOver(course, ActFacts.AsEvent(happened.Type, act.Facts, known.At).At))
            {
                return Verdict.When(true);
            }

            verdict = new Verdict.Broken();
        }

        return verdict;
    }

    // Most acts extend nothing, and then nothing is made of them.
    private static ImmutableArray<(ClockDefinition Clock, ClockCourse Course, ClockEvent Happened)> Extending(
        CaseState state, CaseCommand.RecordAct act, CaseFacts facts, RulePack pack)
    {
        var extending = ImmutableArray<(ClockDefinition, ClockCourse, ClockEvent)>.Empty;
        foreach (var type in pack.EventsOf(act.Act))
        {
            foreach (var clock in state.Clocks)
            {
                if (clock.IsRunning
                    && CaseClocks.LawOf(clock.Id, facts, pack) is { } definition
                    && CaseClocks.Has<ClockEffect.Extend>(definition, type))
                {
                    extending = extending.Add((
                        definition,
                        CourseOfEvents.Follow(definition, clock.Start, clock.Events, null),
                        ActFacts.OnGround(new(type, facts.Now, null), definition, act.Facts, state.Facts)));
                }
            }
        }

        return extending;
    }
}
