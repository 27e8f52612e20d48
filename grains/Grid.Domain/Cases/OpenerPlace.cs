using Grid.Domain.Officers;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Cases;

/// <summary>
/// Whether whoever opens a case may name its unit. From the unit follows the pool from which its seats are drawn, so
/// that who may choose among units could choose among judges.
/// </summary>
internal static class OpenerPlace
{
    public static Verdict Judge(CaseQuestion<CaseCommand.OpenCase> question)
    {
        var (facts, pack) = (question.Facts, question.Pack);
        if (!question.IsRequest || question.Submission.By.Officer is not { } by
            || question.Command.Unit is not { } unit || !pack.SupervisionWords.DrawsAny
            || !DrawPool.WayUp(unit, facts).Any(above => !facts.Unit(above).Pools.IsEmpty))
        {
            return Verdict.Inapplicable;
        }

        var asking = facts.Officer(by);
        return Verdict.When(
            DrawPool.WayUp(unit, facts).Any(above => above == UnitOf(by, facts) || IsLedBy(above, by, facts))
            || (unit.Organ is { } organ && organ == asking.Unit?.Organ && IsOfAnyUnit(asking, facts, pack)),
            by);
    }

    /// <summary>The next unit to be looked at; nothing where no more has to be.</summary>
    public static UnitId? StillUnknown(
        CaseCommand.OpenCase open, OfficerId? by, CaseFacts facts, RulePack pack)
    {
        if (open.Unit is not { } unit || by is not { } asking || !pack.SupervisionWords.DrawsAny)
        {
            return null;
        }

        foreach (var above in DrawPool.WayUp(unit, facts))
        {
            // Theirs, or below theirs: whose pool it is, is no matter.
            if (UnitOf(asking, facts) == above)
            {
                return null;
            }

            if (!facts.Knows(above))
            {
                return above;
            }
        }

        return UnitOf(asking, facts) is { } own && !facts.Knows(own) ? own : null;
    }

    // Who judges nothing registers for all of the organ; and who may name a judge gains nothing by a pool.
    private static bool IsOfAnyUnit(OfficerState asking, CaseFacts facts, RulePack pack) =>
        (asking.Class is { } name && pack.Organisation.ClassNamed(name)?.Decides == DecidingPower.No)
        || pack.SupervisionWords.NamedForDrawn.Any(
            bearer => bearer.Kind == BearerKind.Post && asking.HoldsPost(bearer.Name, facts.Now) == true);

    private static UnitId? UnitOf(OfficerId officer, CaseFacts facts) =>
        facts.Officer(officer).Unit is { } unit ? UnitRoute.Now(unit, officer, facts) : null;

    private static bool IsLedBy(UnitId unit, OfficerId by, CaseFacts facts) =>
        facts.Unit(unit).Leaders.Contains(by) || facts.Unit(unit).Deputy == by;
}
