using System.Runtime.CompilerServices;
using Grid.Grains.Followers.Live;
using Grid.Packs.Check;
using Grid.Packs.Check.Matrix;

namespace Grid.Grains.Followers.Lists;

/// <summary>What the packs in force say of every stage, joined with the live cases in it.</summary>
internal sealed class MatrixReading(LiveGrid grid, Lock gate, TimeProvider clock)
{
    private const int LinesMax = 2_000;

    // What a pack says changes with its version alone, and takes a while to find out.
    private readonly ConditionalWeakTable<RulePack, StrongBox<ImmutableArray<MatrixRow>>> _rows = [];

    /// <summary>The matrix with the live cases of a unit and all below it, or of everything.</summary>
    public MatrixView Of(UnitId? unit)
    {
        Timestamp at;
        (PackName Name, RulePack? Pack)[] packs;
        Dictionary<StagePlace, (long Live, long Overdue)> stages;
        lock (gate)
        {
            grid.Advance(clock.GetUtcNow());
            at = grid.Officers.Facts.Now;
            packs = grid.Packs.InForce();
            stages = grid.Coverage.Stages(unit, grid.Officers.Facts);
        }

        MatrixLine[] lines =
        [
            .. packs.Where(pack => pack.Pack is not null).SelectMany(pack => LinesOf(pack.Pack!, stages)),
            .. stages.Where(stage => packs.All(pack => pack.Pack is null || pack.Name != stage.Key.Pack))
                .OrderBy(stage => stage.Key.ToString(), StringComparer.Ordinal)
                .Select(stage => Unknown(stage.Key, stage.Value)),
        ];
        return new(unit)
        {
            At = at,
            Lines =
            [
                .. lines.OrderByDescending(line => line is { Holes: > 0, Live: > 0 })
                    .ThenByDescending(line => line.Holes > 0).ThenByDescending(line => line.Live).Take(LinesMax),
            ],
            LinesLeftOut = Math.Max(0, lines.Length - LinesMax),
        };
    }

    private IEnumerable<MatrixLine> LinesOf(
        RulePack pack, Dictionary<StagePlace, (long Live, long Overdue)> stages)
    {
        var rows = _rows.GetValue(pack, static known => new(DutyMatrix.Of(known))).Value;
        var live = stages.Where(stage => stage.Key.Pack == pack.Name)
            .OrderBy(stage => stage.Key.ToString(), StringComparer.Ordinal).ToArray();
        if (pack.Procedures.IsEmpty && live.Length > 0)
        {
            return WithoutStages(pack, rows, live);
        }

        // A case may be in its closing stage for a while, and nothing more is due there.
        var unknown = live.Where(stage => stage.Key.Procedure is null || pack.ProcedureNamed(stage.Key.Procedure)
            ?.StageNamed(stage.Key.Stage) is null);
        return rows.Select(row => LineOf(pack.Name, row) with
        {
            Live = row.Stage is null ? 0 : CountIn(stages, pack.Name, row).Live,
            Overdue = row.Stage is null ? 0 : CountIn(stages, pack.Name, row).Overdue,
        }).Concat(unknown.Select(stage => Unknown(stage.Key, stage.Value)));
    }

    // A pack that declares no stage says the same of all that its cases are in.
    private static IEnumerable<MatrixLine> WithoutStages(
        RulePack pack,
        ImmutableArray<MatrixRow> rows,
        KeyValuePair<StagePlace, (long Live, long Overdue)>[] live)
    {
        var required = rows.Where(row => row.Slot is { } slot && pack.RequiredSlots.Contains(slot)).ToArray();
        var asked = required.Length > 0 ? required : [.. rows];
        return
            from stage in live
            from row in asked.DefaultIfEmpty(new())
            select LineOf(pack.Name, row) with
            {
                Stage = stage.Key.Stage,
                Live = stage.Value.Live,
                Overdue = stage.Value.Overdue,
            };
    }

    private static (long Live, long Overdue) CountIn(
        Dictionary<StagePlace, (long Live, long Overdue)> stages, PackName pack, MatrixRow row) =>
        stages.GetValueOrDefault(new(pack, row.Procedure, row.Stage));

    private static MatrixLine LineOf(PackName pack, MatrixRow row) => new(pack, row.Procedure, row.Stage)
    {
        Slot = row.Slot,
        IsHolder = row.IsHolder,
        Duties = [.. row.Duties.Where(duty => duty.Kind != DutyKind.Clock).Select(duty => duty.Id)],
        Clocks = [.. row.Duties.Where(duty => duty.Clock is not null).Select(duty => duty.Clock!.Id)],
        Rules = row.Rules,
        Channel = row.Channel,
    };

    private static MatrixLine Unknown(StagePlace place, (long Live, long Overdue) cases) =>
        new(place.Pack, place.Procedure, place.Stage)
        {
            IsUnknown = true,
            Live = cases.Live,
            Overdue = cases.Overdue,
        };
}
