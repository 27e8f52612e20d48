namespace Grid.Client;

/// <summary>What goes with a command.</summary>
/// <param name="By">Who asks: <c>officer:ID</c> or <c>system:ID</c>.</param>
public sealed record SubmitOptions(string By)
{
    /// <summary>Whether leave is asked, or something is told that has happened.</summary>
    public Intent Intent { get; init; } = Intent.Request;

    /// <summary>When it happened; only what is told (<see cref="Intent.Record"/>) may lie in the past.</summary>
    public Timestamp? At { get; init; }

    /// <summary>
    /// The caller's own id for the command; nothing draws one. Give one where the command may be submitted again after
    /// the caller itself has failed: the same id never takes effect twice.
    /// </summary>
    public string? CommandId { get; init; }

    internal Submission<TCommand> Submission<TCommand>(TCommand command) =>
        new(new(CommandId ?? Guid.CreateVersion7().ToString("N")), AskerId.Parse(By), command)
        {
            Intent = Intent,
            At = At,
        };
}
