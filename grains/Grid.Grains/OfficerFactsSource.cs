using System.Collections.Concurrent;
using Grid.Domain.Draws;

namespace Grid.Grains;

/// <summary>
/// Officers as last seen, or as they themselves say where they have not been seen; never a view, for a view lags, and a
/// revoked mandate must not decide. What is remembered may lag too: where something is written, the append finds out if
/// an officer has moved; before an answer is given that writes nothing, the officers are asked again.
/// </summary>
internal sealed class OfficerFactsSource : ICaseFactsSource
{
    // A tenth of a nation's officers; beyond that it is cheaper to ask again than to hold them all.
    private const int SeenMax = 100_000;

    private readonly GrainReferences<IOfficerGrain> _officers;
    private readonly GrainReferences<IUnitGrain> _units;
    private readonly OtherCases _cases;
    private readonly GridLedger _grid;
    private readonly ConcurrentDictionary<string, OfficerState> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UnitState> _seenUnits = new(StringComparer.Ordinal);

    public OfficerFactsSource(IGrainFactory grains, GridLedger grid)
    {
        _officers = new(grains);
        _units = new(grains);
        _cases = new(grid.Ledger);
        _grid = grid;
        grid.StreamSealed += Forget;
    }

    public async ValueTask<CaseFacts> Gather(
        CaseId subject,
        CaseState state,
        Submission<CaseCommand> submission,
        RulePack pack,
        (Timestamp Now, CancellationToken Cancellation) when)
    {
        var facts = CaseFacts.At(when.Now);
        foreach (var other in CaseNeeds.OtherCases(subject, state, submission.Command, pack))
        {
            facts = facts with
            {
                Subject = subject,
                Cases = facts.Cases.SetItem(other, await _cases.Of(other, when.Cancellation)),
            };
        }

        if (submission.Command is CaseCommand.TellBurst)
        {
            facts = facts with { Subject = subject };
        }

        while (true)
        {
            while (CaseNeeds.StillUnknown(state, submission, facts, pack) is { IsEmpty: false } unknown)
            {
                foreach (var id in unknown)
                {
                    facts = facts.With(id, await Remembered(id, when.Cancellation));
                }
            }

            if (CaseNeeds.UnitsStillUnknown(state, submission, facts, pack) is not { IsEmpty: false } units)
            {
                return submission.Command is CaseCommand.DrawHolder draw
                    ? facts with { Draw = await Draw((subject, state), draw, facts, when.Cancellation) }
                    : facts;
            }

            foreach (var id in units)
            {
                facts = facts.With(id, await Remembered(id, when.Cancellation));
            }
        }
    }

    public async ValueTask<CaseFacts> GatherHolders(
        CaseState state, OfficerId? oversight, (Timestamp Now, CancellationToken Cancellation) when)
    {
        var facts = CaseFacts.At(when.Now);
        while (true)
        {
            while (CaseNeeds.StillUnknown(state, facts, oversight) is { IsEmpty: false } unknown)
            {
                foreach (var id in unknown)
                {
                    facts = facts.With(id, await Ask(id, when.Cancellation));
                }
            }

            if (CaseNeeds.UnitsStillUnknown(state, facts, oversight) is not { IsEmpty: false } units)
            {
                return facts;
            }

            foreach (var id in units)
            {
                facts = facts.With(id, await Ask(id, when.Cancellation));
            }
        }
    }

    public async Task<bool> AreStillSo(CaseFacts facts, CancellationToken cancellation)
    {
        var asked = await Task.WhenAll(facts.Officers.Select(async seen =>
            (await Ask(seen.Key, cancellation)).Sequence == seen.Value.Sequence));
        var others = await Task.WhenAll(
            facts.Cases.Select(seen => _cases.IsStillSo(seen.Key, seen.Value, cancellation)));
        var units = await Task.WhenAll(facts.Units.Select(async seen =>
            (await Ask(seen.Key, cancellation)).Sequence == seen.Value.Sequence));
        return asked.Concat(others).Concat(units).All(isSame => isSame);
    }

    public void Forget(string stream)
    {
        _seen.TryRemove(stream, out _);
        _seenUnits.TryRemove(stream, out _);
    }

    // Whose key it is, the units tell: it is known once all of them have been looked at.
    private async Task<DrawFacts> Draw(
        (CaseId Id, CaseState State) of,
        CaseCommand.DrawHolder draw,
        CaseFacts facts,
        CancellationToken cancellation) =>
        new(
            await _cases.OpeningOf(of.Id, cancellation),
            CaseNeeds.DrawnBy(of.State, draw, facts) is { } pool
                ? _grid.Draws?.KeyOf(pool, DayKeys.DayOf(facts.Now))
                : null);

    private ValueTask<UnitState> Remembered(UnitId id, CancellationToken cancellation) =>
        _seenUnits.TryGetValue(id.Value, out var seen) ? new(seen) : Ask(id, cancellation);

    private async ValueTask<UnitState> Ask(UnitId id, CancellationToken cancellation)
    {
        var state = await _units.Of(id.Value).State(cancellation);
        if (_seenUnits.Count >= SeenMax)
        {
            _seenUnits.Clear();
        }

        return _seenUnits[id.Value] = state;
    }

    private ValueTask<OfficerState> Remembered(OfficerId id, CancellationToken cancellation) =>
        _seen.TryGetValue(id.Value, out var seen) ? new(seen) : Ask(id, cancellation);

    private async ValueTask<OfficerState> Ask(OfficerId id, CancellationToken cancellation)
    {
        var state = await _officers.Of(id.Value).State(cancellation);
        if (_seen.Count >= SeenMax)
        {
            _seen.Clear();
        }

        _seen[id.Value] = state;
        return state;
    }
}
