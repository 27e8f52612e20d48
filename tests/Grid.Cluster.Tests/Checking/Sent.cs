namespace Grid.Cluster.Tests.Checking;

/// <summary>One sending of a command, and what came of it.</summary>
/// <param name="Id">The command.</param>
/// <param name="Attempt">Which attempt the client said it was.</param>
/// <param name="Stream">Whom it was sent to.</param>
/// <param name="SentAt">When, by the client's clock.</param>
public sealed record Sent(string Id, int Attempt, string Stream, DateTime SentAt)
{
    /// <summary>
    /// <c>done</c>, <c>already-so</c>, <c>refused</c>, <c>overloaded</c>, <c>unknown</c>; nothing where the client was
    /// not there any more to hear it.
    /// </summary>
    public string? Outcome { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>What the client was given to keep.</summary>
    public Kept? Receipt { get; set; }

    public bool IsDone => Outcome == "done";

    /// <summary>Whether the client knows what became of it.</summary>
    public bool IsDefinite => Outcome is "done" or "already-so" or "refused";
}
