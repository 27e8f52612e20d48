namespace Grid.Domain.Units;

public abstract partial record UnitEvent
{
    /// <summary>Somebody tried what the pack wants noted, and was refused. Moves nothing.</summary>
    [GenerateSerializer, Immutable, Alias("unit.attempt-noted.v1")]
    public sealed record AttemptNoted(string Deed) : UnitEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }

    /// <summary>
    /// A retry was answered without effect; written so that an earlier attempt still under way elsewhere is fenced off.
    /// Without reasons the answer was that it is so already.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("unit.retry-settled.v1")]
    public sealed record RetrySettled(string Deed) : UnitEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }
}
