namespace Grid.Grains;

/// <summary>
/// The grain that a stream is of. It holds the state that the entries make; one reference to it is all that the stream
/// keeps, for there are a million of each.
/// </summary>
internal interface IStreamOwner<in TEvent>
    where TEvent : class
{
    /// <summary>
    /// All that the stream's entries have made, so that a long stream need not be read again; it never changes, another
    /// takes its place. Nothing where streams stay short.
    /// </summary>
    object? State
    {
        get => null;
        set => throw new NotSupportedException("a stream of this kind keeps no snapshots");
    }

    /// <summary>Takes note of what happened.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="at">When it happened, or when the grid learned of it where nobody said.</param>
    void Evolve(TEvent happened, Timestamp at);

    /// <summary>Forgets everything: the stream is read again from its beginning.</summary>
    void Reset();

    /// <summary>Gives the activation up; the next call makes another.</summary>
    void Abandon();

    /// <summary>Whether counters, logs and traces are told of replies.</summary>
    bool IsTold(ImmutableArray<Reply> replies) => true;

    /// <summary>Whether an append is traced without the name of the stream.</summary>
    bool IsUnnamed(AppendRequest request) => false;
}
