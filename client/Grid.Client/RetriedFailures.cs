using Polly;

namespace Grid.Client;

/// <summary>The failures after which another attempt may do better: nobody answered, or the grid could not.</summary>
internal static class RetriedFailures
{
    /// <summary>What a pipeline of retries handles.</summary>
    public static PredicateBuilder<TAnswer> Of<TAnswer>() => new PredicateBuilder<TAnswer>()
        .Handle<LedgerFailure>()
        .Handle<TimeoutException>()
        .Handle<OrleansException>()
        // A failure inside the grid that no caller has a name for: it could not even be told as what it was.
        .Handle<Orleans.Serialization.SerializerException>();
}
