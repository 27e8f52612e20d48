using Grid.Domain.Clocks;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Kinds;
using Grid.Domain.Rules.Organisation;

namespace Grid.Packs.Check.Matrix;

/// <summary>
/// Stage × slot × duty × rule × supervision channel: the whole of a pack at one look, holes included.
/// </summary>
public static class DutyMatrix
{
    public static ImmutableArray<MatrixRow> Of(RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var looked = new CheckedPack(pack, new());
        var rules = new StageRules(pack);
        var staged = pack.Procedures.IsEmpty
            ? WithoutStages(looked)
            : pack.Procedures.SelectMany(procedure => RowsOf(looked, rules, procedure));
        ImmutableArray<MatrixRow> rows = [.. staged];
        var seen = rows.Select(row => row.Slot).ToHashSet();
        return
        [
            .. rows.Select(row => row is { Stage: null, Slot: { } slot } ? row with { Rules = rules.Of(slot) } : row),
            .. pack.Slots.Where(slot => !seen.Contains(slot.Slot)).Select(slot => RowOf(looked, slot.Slot) with
            {
                Duties = looked.Duties.Of(slot.Slot),
                Rules = rules.Of(slot.Slot),
            }),
        ];
    }

    // Of a pack that declares no procedures, the clocks tell which there are.
    private static IEnumerable<MatrixRow> WithoutStages(CheckedPack pack) =>
        from clock in pack.Pack.Clocks
        where clock is { Holder: not null, SupersededBy: null }
        group clock by (clock.Procedure, Slot: clock.Holder!.Value) into held
        select RowOf(pack, held.Key.Slot) with
        {
            Procedure = held.Key.Procedure,
            Duties =
            [
                .. pack.Duties.Of(held.Key.Slot).Where(duty => duty.Clock is { } own && held.Contains(own)),
                .. pack.Duties.Of(held.Key.Slot).Where(duty => duty.Kind != DutyKind.Clock),
            ],
        };

    private static IEnumerable<MatrixRow> RowsOf(CheckedPack pack, StageRules rules, Procedure procedure)
    {
        foreach (var stage in procedure.Stages.Where(stage => !stage.IsClosing))
        {
            // What a rule requires of every case is required here too.
            Slot[] slots =
            [
                .. stage.Holder is { } holder ? [holder] : (Slot[])[], .. stage.Slots, .. pack.Pack.RequiredSlots,
            ];
            if (slots.Length == 0)
            {
                yield return new() { Procedure = procedure.Name, Stage = stage.Name };
                continue;
            }

            // Whoever has a term to keep in the stage has a line of their own.
            var keeping = pack.Pack.Clocks
                .Where(clock => clock is { Holder: not null, SupersededBy: null, Procedure: not null }
                    && IsOf(pack.Pack, clock, procedure, stage))
                .Select(clock => clock.Holder!.Value);
            foreach (var slot in slots.Concat(keeping).Distinct())
            {
                yield return RowOf(pack, slot) with
                {
                    Procedure = procedure.Name,
                    Stage = stage.Name,
                    IsHolder = slot == stage.Holder,
                    Rules = rules.Of(slot, stage, procedure),
                    Duties =
                    [
                        .. pack.Duties.Of(slot).Where(duty => duty.Kind != DutyKind.Stage
                            && (duty.Clock is not { } clock || IsOf(pack.Pack, clock, procedure, stage))),
                    ],
                };
            }
        }
    }

    private static MatrixRow RowOf(CheckedPack pack, Slot slot) => new()
    {
        Slot = slot,
        Channel = pack.Ways.From(new(BearerKind.Slot, slot.Value)) ?? [],
    };

    // A clock is of a stage where the case is in its procedure, and the stage allows an act that starts or stops it; an
    // act that no rule holds against stages, and none lists as its own, is allowed in all.
    private static bool IsOf(RulePack pack, ClockDefinition clock, Procedure procedure, StageEntry stage)
    {
        var isOfProcedure = clock.Procedure is not { } named || procedure.Name == named
            || procedure.Name.StartsWith(named + ".", StringComparison.Ordinal);
        return isOfProcedure && (stage.Acts.IsEmpty || EventsOf(clock).Any(type => IsOf(pack, type, procedure, stage)));
    }

    private static bool IsOf(RulePack pack, string type, Procedure procedure, StageEntry stage)
    {
        var acts = ActsOf(pack, type).DefaultIfEmpty(type).ToArray();
        var free = acts.Where(act => !pack.Rules.Any(rule => rule.Kind is ActInStage && rule.Kind.IsJudgedAt(act)))
            .ToArray();
        return acts.Except(free).Any(act => procedure.Allows(stage, act))
            || free.Any(act => ActPattern.AnyMatches(stage.Acts, act))
            || (free.Length > 0 && !procedure.Stages.Any(other => free.Any(act =>
                ActPattern.AnyMatches(other.Acts, act))));
    }

    // What no act tells, a deed does, and a deed asks for no stage.
    private static IEnumerable<string> ActsOf(RulePack pack, string type) =>
        from entry in pack.Acts
        where entry.Act.Matches(type) || entry.Events.Contains(type)
        select entry.Events.Contains(type) ? entry.Act.Text.TrimEnd('*') : type;

    private static IEnumerable<string> EventsOf(ClockDefinition clock) =>
        clock.Effects.Where(effect => effect is ClockEffect.Stop).Select(stop => stop.Event).Append(clock.Start.Event);
}
