using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>Whether whoever approved the extension of a clock was competent to.</summary>
internal static class Approvals
{
    /// <summary>The officer of an id as the fact of an act gives it; nothing where it is no id.</summary>
    public static OfficerId? Named(FactSet facts)
    {
        if (ActFacts.ApprovedBy(facts) is not { } by)
        {
            return null;
        }

        try
        {
            return OfficerId.Parse(by);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>What can be said of the approval that an act names, for the name that its clock asks for.</summary>
    public static Verdict Judge(
        (string Name, ClockDefinition Clock) asked, FactSet told, CaseState state, CaseFacts facts, RulePack pack)
    {
        if (ActFacts.ApprovedBy(told) is not { } by)
        {
            return new Verdict.Undecidable($"who approved the extension: the fact {ActFacts.ApprovedByName}");
        }

        if (EntryOf(asked.Name, told, state, pack) is not { } entry)
        {
            return Verdict.When(by == asked.Name);
        }

        // That somebody in the post did says neither who, nor that they were.
        if (by == asked.Name)
        {
            return new Verdict.Undecidable($"which officer approved the extension: {by} is a name of the pack");
        }

        if (Named(told) is not { } officer)
        {
            return new Verdict.Broken(null, entry.By.Ask);
        }

        var verdict = entry.By.Judge(state, facts, officer, facts.Now);
        return verdict is not Verdict.Satisfied || entry.Place == ApprovalPlace.Any
            ? verdict
            : JudgePlace((entry, asked.Clock), officer, state, facts);
    }

    /// <summary>Whom one must know of to judge an approval, and does not yet.</summary>
    public static IEnumerable<OfficerId> StillUnknown(
        CaseState state, CaseCommand.RecordAct act, CaseFacts facts, RulePack pack) =>
        pack.Approvals.IsEmpty || state.Clocks.IsEmpty || Named(act.Facts) is not { } by
            ? []
            : StillUnknown(by, (state, act), facts, pack);

    private static IEnumerable<OfficerId> StillUnknown(
        OfficerId by, (CaseState State, CaseCommand.RecordAct Act) asking, CaseFacts facts, RulePack pack)
    {
        var (state, act) = asking;
        foreach (var asked in ClockGrants.MustApprove(state, act, facts, pack))
        {
            if (EntryOf(asked.Name, act.Facts, state, pack) is not { } entry)
            {
                continue;
            }

            if (!facts.Knows(by))
            {
                yield return by;
            }

            if (entry.Place != ApprovalPlace.Any && HolderOf(entry, asked.Clock, state) is { } holder
                && FirstUnknown(holder, entry.Place is ApprovalPlace.Above or ApprovalPlace.Next, facts) is { } unknown)
            {
                yield return unknown;
            }
        }
    }

    private static Verdict JudgePlace(
        (ApprovalEntry Entry, ClockDefinition Clock) asked, OfficerId officer, CaseState state, CaseFacts facts)
    {
        var (entry, clock) = asked;
        var holder = HolderOf(entry, clock, state);
        if (holder is null && entry.From is { } from)
        {
            return new Verdict.Undecidable($"who is {from}: the organ of who approved is seen from theirs", officer);
        }

        var own = (holder is { } held ? OrganOf(held, facts) : null) ?? state.Unit?.Organ;
        if (own is null || OrganOf(officer, facts) is not { } theirs)
        {
            return new Verdict.Undecidable("the organ of who approved, or of the case", officer);
        }

        var isThere = entry.Place switch
        {
            ApprovalPlace.Own => theirs == own,
            ApprovalPlace.Next => holder is { } lead && FirstOtherOrgan(lead, own, facts) == theirs
                && WayUp(lead, facts).Contains(officer),
            _ => holder is { } lead && theirs != own && WayUp(lead, facts).Contains(officer),
        };
        return isThere ? Verdict.When(true) : new Verdict.Broken(null, entry.By.Ask);
    }

    // The first of the name whose question it is, by what the act says, or else the case.
    private static ApprovalEntry? EntryOf(string name, FactSet told, CaseState state, RulePack pack)
    {
        foreach (var entry in pack.Approvals)
        {
            if (entry.Name == name && IsAsked(entry.By.When, told, state.Facts))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool IsAsked(ImmutableArray<FactMatch> when, FactSet told, FactSet facts)
    {
        foreach (var match in when)
        {
            if (!match.Holds(told[match.Name] is null ? facts : told))
            {
                return false;
            }
        }

        return true;
    }

    private static OfficerId? HolderOf(ApprovalEntry entry, ClockDefinition clock, CaseState state) =>
        (entry.From ?? clock.Holder) is { } slot ? state.Held(slot, 1)?.Holder : null;

    private static string? OrganOf(OfficerId officer, CaseFacts facts) =>
        facts.Officer(officer).Unit?.Organ ?? officer.Organ;

    private static OfficerId? FirstUnknown(OfficerId holder, bool isUp, CaseFacts facts)
    {
        if (!isUp)
        {
            return facts.Knows(holder) ? null : holder;
        }

        foreach (var officer in WayUp(holder, facts).Prepend(holder))
        {
            if (!facts.Knows(officer))
            {
                return officer;
            }
        }

        return null;
    }

    private static string? FirstOtherOrgan(OfficerId from, string own, CaseFacts facts) =>
        WayUp(from, facts).Select(above => OrganOf(above, facts))
            .FirstOrDefault(organ => organ is not null && organ != own);

    // Everybody above, organ by organ: the head of one is supervised by the head of the next.
    private static IEnumerable<OfficerId> WayUp(OfficerId from, CaseFacts facts)
    {
        var climbed = new HashSet<OfficerId> { from };
        for (var at = facts.Officer(from).Supervisor; at is { } above && climbed.Add(above);)
        {
            yield return above;
            at = facts.Officer(above).Supervisor;
        }
    }
}
