namespace Grid.Contracts;

/// <summary>
/// The grid's answer to a submission. A failure of the infrastructure is not one of these: it is thrown.
/// </summary>
[GenerateSerializer, Immutable, Alias("reply")]
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>It is done and durable; the caller may forget the command.</summary>
    /// <param name="Receipt">The receipt of the command's last entry.</param>
    [GenerateSerializer, Immutable, Alias("reply.done")]
    public sealed record Done(Receipt Receipt) : Reply
    {
        /// <summary>
        /// What the rules said: broken and undecidable verdicts, and those that clear an earlier one.
        /// </summary>
        [Id(0)]
        public ImmutableArray<Judgement> Judged { get; init; } = [];

        /// <summary>
        /// Whether what was asked was not executed, and that it was tried is on record in its place.
        /// </summary>
        [Id(1)]
        public bool IsInstead { get; init; }
    }

    /// <summary>It was so already; nothing has changed.</summary>
    [GenerateSerializer, Immutable, Alias("reply.already-so")]
    public sealed record AlreadySo : Reply;

    /// <summary>It may not be, for all of these reasons; nothing has changed.</summary>
    /// <param name="Reasons">Every rule that refused, with its sentence and legal source.</param>
    [GenerateSerializer, Immutable, Alias("reply.refused")]
    public sealed record Refused(ImmutableArray<Reason> Reasons) : Reply;

    /// <summary>
    /// The grid has more to write than it can take; nothing has changed. Submit again, under the same id.
    /// </summary>
    /// <param name="RetryAfter">When it is worth trying again.</param>
    [GenerateSerializer, Immutable, Alias("reply.overloaded")]
    public sealed record Overloaded(TimeSpan RetryAfter) : Reply;
}
