using System.Collections.Concurrent;

namespace Grid.Grains;

/// <summary>
/// Asks the officers themselves, never a view: a view lags, and a revoked mandate must not decide. For a record, an
/// officer's state as last seen will do: where it is written, the append finds out if the officer has moved; where it
/// is not, for its form or because it is so already, no officer had a say. A request may be refused for what an officer
/// may not do, without anything being written, so it asks every time.
/// </summary>
internal sealed class OfficerFactsSource(IGrainFactory grains) : ICaseFactsSource
{
    // A tenth of a nation's officers; beyond that it is cheaper to ask again than to hold them all.
    private const int SeenMax = 100_000;

    private readonly GrainReferences<IOfficerGrain> _officers = new(grains);
    private readonly ConcurrentDictionary<string, OfficerState> _seen = new(StringComparer.Ordinal);

    public async ValueTask<CaseFacts> Gather(
        CaseState state,
        Submission<CaseCommand> submission,
        RulePack pack,
        (Timestamp Now, CancellationToken Cancellation) when)
    {
        var facts = CaseFacts.At(when.Now);
        while (CaseNeeds.StillUnknown(state, submission, facts, pack) is { IsEmpty: false } unknown)
        {
            foreach (var id in unknown)
            {
                facts = facts.With(id, submission.Intent == Intent.Record
                    ? await Remembered(id, when.Cancellation)
                    : await Ask(id, when.Cancellation));
            }
        }

        return facts;
    }

    public async ValueTask<CaseFacts> GatherHolders(
        CaseState state, OfficerId? oversight, (Timestamp Now, CancellationToken Cancellation) when)
    {
        var facts = CaseFacts.At(when.Now);
        while (CaseNeeds.StillUnknown(state, facts, oversight) is { IsEmpty: false } unknown)
        {
            foreach (var id in unknown)
            {
                facts = facts.With(id, await Ask(id, when.Cancellation));
            }
        }

        return facts;
    }

    public void Forget(string stream) => _seen.TryRemove(stream, out _);

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
