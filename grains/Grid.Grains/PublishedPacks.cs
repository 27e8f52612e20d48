using System.Collections.Concurrent;
using Grid.Packs;

namespace Grid.Grains;

/// <summary>
/// The packs that the ledger has published, compiled once a version. What is remembered may lag behind a publication:
/// the append finds out, for every decision relies on the pack's stream.
/// </summary>
internal sealed class PublishedPacks(IGrainFactory grains, ILedger ledger) : IRulePacks
{
    private readonly ConcurrentDictionary<string, (PackTimeline Timeline, int Sequence)> _published =
        new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<PackVersion, RulePack> _compiled = new();

    public ValueTask<PackInForce?> InForce(PackName name, PackMoment moment, CancellationToken cancellation) =>
        _published.TryGetValue(Streams.Of(name), out var known)
            ? Judging(known.Timeline, known.Sequence, (moment, cancellation))
            : Look(name, moment, cancellation);

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

    public void Forget(string stream) => _published.TryRemove(stream, out _);

    private ValueTask<PackInForce?> Judging(
        PackTimeline timeline, int sequence, (PackMoment Moment, CancellationToken Cancellation) asked)
    {
        var then = timeline.For(asked.Moment);
        var now = asked.Moment.RecordedAt is { } at ? timeline.For(asked.Moment with { At = at }) : then;
        return then == now
            ? Judging(then, sequence, asked.Cancellation)
            : Chosen((then, now), sequence, asked.Cancellation);
    }

    // Of two versions, that of the day of the act and that of today, the law of today says which one measures the act;
    // the other does so where today has none.
    private async ValueTask<PackInForce?> Chosen(
        (PublishedVersion? Then, PublishedVersion? Now) versions, int sequence, CancellationToken cancellation)
    {
        var law = await OfVersion((versions.Now ?? versions.Then!).Version, cancellation);
        return await Judging(
            NormVersion.GoesByAct(law) ? versions.Then : versions.Now, sequence, cancellation);
    }

    private ValueTask<PackInForce?> Judging(
        PublishedVersion? version, int sequence, CancellationToken cancellation) =>
        version is null ? new(new PackInForce(RulePack.None, sequence))
        : _compiled.TryGetValue(version.Version, out var pack) ? new(new PackInForce(pack, sequence))
        : Compile(version.Version, sequence, cancellation);

    private async ValueTask<PackInForce?> Compile(
        PackVersion version, int sequence, CancellationToken cancellation) =>
        new(await OfVersion(version, cancellation), sequence);

    private async ValueTask<PackInForce?> Look(PackName name, PackMoment moment, CancellationToken cancellation)
    {
        var stream = Streams.Of(name);
        var view = await grains.GetGrain<IRulePackGrain>(stream).Look(cancellation);
        if (view.Versions.IsEmpty)
        {
            return null;
        }

        var timeline = new PackTimeline(view.Versions);
        var inForce = await Judging(timeline, view.Sequence, (moment, cancellation));
        _published[stream] = (timeline, view.Sequence);
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
