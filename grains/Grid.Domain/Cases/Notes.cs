namespace Grid.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>Somebody tried what the pack wants noted, and was refused. Moves nothing.</summary>
    [GenerateSerializer, Immutable, Alias("case.attempt-noted.v1")]
    public sealed record AttemptNoted(string Deed) : CaseEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }

    /// <summary>
    /// A retry was answered without effect; written so that an earlier attempt still under way elsewhere is fenced off.
    /// Without reasons the answer was that it is so already.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("case.retry-settled.v1")]
    public sealed record RetrySettled(string Deed) : CaseEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }
}
