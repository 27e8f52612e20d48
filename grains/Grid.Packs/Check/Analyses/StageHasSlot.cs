using Grid.Domain.Procedures;
using Grid.Domain.Rules.Kinds;

namespace Grid.Packs.Check.Analyses;

/// <summary>In every stage of every procedure somebody must answer, and a rule sees to it.</summary>
internal static class StageHasSlot
{
    public static readonly Analysis Analysis = new(
        new("stage.has-slot", HoleWeight.Error, "every stage has a slot that must be held"), Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack) =>
        pack.Pack.Procedures.IsEmpty ? LookWithout(pack) : LookThrough(pack);

    // A pack that only judges logs knows no stages; who answers is then for the log to say.
    private static IEnumerable<Spotted> LookWithout(CheckedPack pack)
    {
        if (pack.Pack.RequiredSlots.IsEmpty)
        {
            yield return new(
                pack.Places.Section("pack"),
                "the pack has no procedure and requires no slot, so a case may be without anybody who answers",
                "declare `procedures:` with a holder in each stage, or add a rule of kind `required-slot`; a pack that "
                    + "only judges logs may leave it")
            {
                Weight = HoleWeight.Warning,
            };
        }
    }

    private static IEnumerable<Spotted> LookThrough(CheckedPack pack)
    {
        var required = pack.Pack.RequiredSlots;
        var isDemanded = pack.Pack.Rules.Any(rule => rule.Kind is SlotsOfStage);
        foreach (var procedure in pack.Pack.Procedures)
        {
            foreach (var stage in procedure.Stages.Where(stage => !stage.IsClosing))
            {
                var said = $"stage {Wording.Quote(stage.Name)} of procedure {Wording.Quote(procedure.Name)}";
                if (stage.Holder is null && required.IsEmpty)
                {
                    yield return At(
                        pack,
                        procedure,
                        stage,
                        stage.Slots.IsEmpty
                            ? $"{said} requires no slot: nobody would answer"
                            : $"{said} has slots, and does not say which of their holders answers",
                        "add `holder:`");
                }
                else if (!isDemanded && required.IsEmpty)
                {
                    yield return At(
                        pack,
                        procedure,
                        stage,
                        $"{said} names who answers, and no rule demands that they be there",
                        "add a rule of kind `slots-of-stage`");
                }
            }
        }
    }

    private static Spotted At(
        CheckedPack pack, Procedure procedure, StageEntry stage, string problem, string fix) =>
        new(pack.Places.Of("stages", $"{procedure.Name}/{stage.Name}"), problem, fix);
}
