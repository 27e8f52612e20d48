using Orleans.Concurrency;

namespace Grid.Grains.Deadlines;

/// <summary>Looks after what is due by itself in its share of the cases. The key is the number of the shard.</summary>
[Alias("deadline-shard")]
internal interface IDeadlineShardGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the shard is at work somewhere.</summary>
    [Alias("keep")]
    Task Keep(CancellationToken cancellation);

    /// <summary>Takes all that is due by now, whether it was told of it or not.</summary>
    /// <returns>How many steps it took.</returns>
    [Alias("catch-up")]
    Task<int> CatchUp(CancellationToken cancellation);

    /// <summary>
    /// Something has become durable that is due soon. Nothing depends on it: the index is read again.
    /// </summary>
    [Alias("tell"), OneWay]
    Task Tell(ImmutableArray<DueStep> steps);
}
