using Grid.Ledger.Indexes;

namespace Grid.Grains;

/// <summary>
/// What an officer who wants to go leaves behind. The exact index may be asked here, for since the plan to go was put
/// on record nothing can have been added to it by request.
/// </summary>
internal static class OfficerSeats
{
    private const int NamedMax = 20;

    private const int PageSize = 1000;

    /// <summary>Looks up the seats that must not be left empty, and those who stand in.</summary>
    public static async Task<(OfficerFacts Facts, ImmutableSortedDictionary<string, int> Relied)> Look(
        GridLedger grid,
        (OfficerFacts Facts, OfficerState State, RulePack Pack) known,
        ImmutableSortedDictionary<string, int> relied,
        CancellationToken cancellation)
    {
        var named = ImmutableArray.CreateBuilder<HeldSeat>();
        var count = 0;
        await foreach (var seat in Held(grid.Ledger, known.Facts.Subject, cancellation))
        {
            if (IsRequired(known.Pack, seat.Slot))
            {
                count++;
                if (named.Count < NamedMax)
                {
                    named.Add(new(seat.Case, seat.Slot, seat.Seat));
                }
            }
        }

        var standIns = ImmutableArray.CreateBuilder<OfficerState>();
        foreach (var id in await StandIns(grid, known.State, known.Facts.Subject, cancellation))
        {
            var officer = await grid.Asking.Of(id, grid.Snapshots, cancellation);
            standIns.Add(officer);
            relied = relied.SetItem(id.Value, officer.Sequence);
        }

        var facts = known.Facts with
        {
            Seats = named.ToImmutable(),
            SeatCount = count,
            StandIns = standIns.ToImmutable(),
        };
        return (facts, relied);
    }

    /// <summary>Every seat that an officer holds, whoever answers in it, page by page.</summary>
    public static async IAsyncEnumerable<SeatHeld> Held(
        ILedger ledger,
        OfficerId officer,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var beyond = HoldingQuery.Start;
        while (await ledger.SeatsOf(new(officer, beyond, IsBackwards: false, PageSize), cancellation)
            is { IsEmpty: false } page)
        {
            foreach (var seat in page)
            {
                yield return seat;
            }

            beyond = page[^1].Key;
        }
    }

    // A slot that the pack does not have is of a case under another pack, of which nothing is known here.
    private static bool IsRequired(RulePack pack, Slot slot) =>
        pack.RequiredSlots.Contains(slot) || pack.SlotNamed(slot) is null;

    private static async Task<IEnumerable<OfficerId>> StandIns(
        GridLedger grid, OfficerState state, OfficerId subject, CancellationToken cancellation)
    {
        var unit = state.Unit is { } id ? await new OtherUnits(grid.Ledger).Of(id, cancellation) : UnitState.None;
        return ((OfficerId?[])[state.Deputy, .. unit.Status == UnitStatus.Open ? (OfficerId?[])[unit.Deputy] : []])
            .OfType<OfficerId>().Where(standIn => standIn != subject).Distinct();
    }
}
