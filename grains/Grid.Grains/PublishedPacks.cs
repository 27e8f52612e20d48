using System.Collections.Concurrent;
using Grid.Packs;

namespace Grid.Grains;

/// <summary>
/// The packs that the ledger has published, compiled once a version. What is remembered may lag behind a publication:
/// the append finds out, for every decision relies on the pack's stream.
/// </summary>
internal sealed class PublishedPacks(IGrainFactory grains, ILedger ledger) : IRulePacks
{
    private readonly ConcurrentDictionary<string, PackInForce> _inForce = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PackVersion, RulePack> _compiled = new();

    public ValueTask<PackInForce?> InForce(PackName name, CancellationToken cancellation) =>
        _inForce.TryGetValue(Streams.Of(name), out var known) ? new(known) : new(Look(name, cancellation));

    public async Task<bool> IsStillInForce(PackName name, int sequence, CancellationToken cancellation)
    {
        var stream = Streams.Of(name);
        var isStill = (await grains.GetGrain<IRulePackGrain>(stream).Look(cancellation)).Sequence == sequence;
        if (!isStill)
        {
            Forget(stream);
        }

        return isStill;
    }

    public void Forget(string stream) => _inForce.TryRemove(stream, out _);

    private async Task<PackInForce?> Look(PackName name, CancellationToken cancellation)
    {
        var stream = Streams.Of(name);
        var view = await grains.GetGrain<IRulePackGrain>(stream).Look(cancellation);
        if (view.Current is not { } version)
        {
            return null;
        }

        var inForce = new PackInForce(await OfVersion(version, cancellation), view.Sequence);
        _inForce[stream] = inForce;
        return inForce;
    }

    public async ValueTask<RulePack> OfVersion(PackVersion version, CancellationToken cancellation)
    {
        if (_compiled.TryGetValue(version, out var known))
        {
            return known;
        }

        var json = await ledger.PackContent(version, cancellation)
            ?? throw new LedgerFailure($"the content of pack version {version} is not in the store; run `grid verify`");
        if (PackContent.FromJson(json).Content is not { } content || content.Version != version
            || PackCompiler.Compile(content) is not { Pack: { } pack })
        {
            throw new LedgerFailure($"the stored content of pack version {version} is damaged; run `grid verify`");
        }

        return _compiled.GetOrAdd(version, pack);
    }
}
