using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Grid.Ledger.Indexes;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.FanOut;

/// <summary>
/// What has to reach the cases: derived from the exact index alone, so that nothing need be remembered over a crash.
/// </summary>
internal sealed partial class FanOutWork(
    StoredLedger ledger, DerivedAnswerers answerers, CatchingUp cases, ILogger log)
{
    private const int PageSize = 500;

    // Those who hold seats and may not act, with whoever was found to answer for them.
    private readonly ConcurrentDictionary<OfficerId, OfficerId?> _away = [];

    private readonly ConcurrentDictionary<string, bool> _left = new(StringComparer.Ordinal);

    /// <summary>Officers and units whose cases could not be told: they are taken again until they are.</summary>
    public IEnumerable<string> Left => _left.Keys;

    /// <summary>Officers and units of which a silo may have left something unfinished.</summary>
    public async Task<ImmutableArray<string>> Begin(CancellationToken cancellation)
    {
        _away.Clear();
        _left.Clear();
        return
        [
            .. await ledger.StreamsWith(OfficerId.Prefix, ChangeTypes.OfStanding, cancellation),
            .. await ledger.StreamsWith(UnitId.Prefix, ChangeTypes.OfPlace, cancellation),
        ];
    }

    /// <summary>Lets cases follow what has happened to an officer or a unit.</summary>
    public Task Take(string stream, CancellationToken cancellation) =>
        stream.StartsWith(OfficerId.Prefix, StringComparison.Ordinal)
            ? Settle(new(stream), cancellation)
            : Follow(new(stream), cancellation);

    /// <summary>Looks whether another answers by now for somebody who is away.</summary>
    public async Task LookAgain(CancellationToken cancellation)
    {
        foreach (var (officer, before) in _away.ToArray())
        {
            await Guard(officer.Value, async () =>
            {
                var state = await answerers.Officer(officer, cancellation);
                if (await answerers.Of(officer, state, cancellation) != before)
                {
                    await Settle(officer, cancellation);
                }
            });
        }
    }

    private Task Settle(OfficerId officer, CancellationToken cancellation) => Guard(officer.Value, async () =>
    {
        _left.TryRemove(officer.Value, out _);
        var state = await answerers.Officer(officer, cancellation);
        var answers = await answerers.Of(officer, state, cancellation);
        var held = 0;
        var isAway = state.StandingAt(answerers.Now) != Standing.Active;
        if (isAway)
        {
            // Before any case is asked: whoever answers may change while they are.
            _away[officer] = answers;
        }

        await cases.Ask((officer.Value, state.Sequence), Owing(), cancellation);
        if (isAway)
        {
            await cases.Ask((officer.Value, state.Sequence), ActedIn(officer, cancellation), cancellation);
        }

        // Somebody may have found them away again meanwhile.
        if (isAway ? held == 0 : await answerers.Officer(officer, cancellation) is var now
            && now.StandingAt(answerers.Now) == Standing.Active)
        {
            _away.TryRemove(officer, out _);
        }

        async IAsyncEnumerable<(CaseId Case, string Seat, int Latest)> Owing()
        {
            await foreach (var seat in OfficerSeats.Held(ledger, officer, cancellation))
            {
                held++;
                if ((seat.Acting?.Officer ?? officer) != answers)
                {
                    yield return (seat.Case, $"{seat.Slot} {seat.Seat}", seat.Latest);
                }
            }
        }
    });

    // The seats that the officer has answered in for somebody else.
    private async IAsyncEnumerable<(CaseId Case, string Seat, int Latest)> ActedIn(
        OfficerId officer, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var beyond = HoldingQuery.Start;
        while (await ledger.HeldBy(new HoldingQuery(officer, beyond, IsBackwards: false, PageSize), cancellation)
            is { IsEmpty: false } page)
        {
            foreach (var seat in page.Where(seat => seat.IsActing))
            {
                yield return (seat.Case, $"{seat.Slot} {seat.Seat} {seat.Since}", 0);
            }

            beyond = (page[^1].Case.Value, page[^1].Slot.Value, page[^1].Seat);
        }
    }

    private Task Follow(UnitId unit, CancellationToken cancellation) => Guard(unit.Value, async () =>
    {
        _left.TryRemove(unit.Value, out _);
        var state = await answerers.Unit(unit, cancellation);
        await cases.Ask((unit.Value, state.Sequence), CasesOf(unit, state, cancellation), cancellation);
    });

    private async IAsyncEnumerable<(CaseId Case, string Seat, int Latest)> CasesOf(
        UnitId unit, UnitState state, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var officer in state.MergedInto is null ? state.Splits.SelectMany(split => split.Officers) : [])
        {
            await foreach (var seat in OfficerSeats.Held(ledger, officer, cancellation))
            {
                yield return (seat.Case, "", seat.Sequence);
            }
        }

        var beyond = "";
        while (state.MergedInto is not null
            && await ledger.Cases(
                new(beyond, IsBackwards: false, PageSize) { Status = IndexProjection.Open, Unit = unit.Value },
                cancellation) is { Rows.IsEmpty: false } page)
        {
            foreach (var row in page.Rows)
            {
                yield return (new(row.Case), "", 0);
            }

            beyond = page.Rows[^1].Case;
        }
    }

    // A stream that is damaged must not keep the others from being followed. It is left no more from when its cases
    // begin to be told, and not when that ends: what failed meanwhile beside it would be forgotten.
    private async Task Guard(string stream, Func<Task> follow)
    {
        try
        {
            await follow();
        }
        catch (LedgerFailure failure)
        {
            _left[stream] = true;
            LogLeft(stream, failure.Message);
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Error,
        "What follows for cases from {Stream} is not yet on their record, and is tried again: {Problem}")]
    private partial void LogLeft(string stream, string problem);
}
