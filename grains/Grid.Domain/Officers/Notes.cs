namespace Grid.Domain.Officers;

public abstract partial record OfficerEvent
{
    /// <summary>Somebody tried what the pack wants noted, and was refused. Moves nothing.</summary>
    [GenerateSerializer, Immutable, Alias("officer.attempt-noted.v1")]
    public sealed record AttemptNoted(string Deed) : OfficerEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }

    /// <summary>
    /// A retry was answered without effect; written so that an earlier attempt still under way elsewhere is fenced off.
    /// Without reasons the answer was that it is so already.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("officer.retry-settled.v1")]
    public sealed record RetrySettled(string Deed) : OfficerEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }
}
