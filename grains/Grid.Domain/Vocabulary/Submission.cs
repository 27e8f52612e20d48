namespace Grid.Domain.Vocabulary;

/// <summary>A command on its way: what is asked, by whom, under which id.</summary>
/// <param name="Id">The caller's name for the command; a retry bears the same.</param>
/// <param name="By">Who asks.</param>
/// <param name="Command">What is asked.</param>
[GenerateSerializer, Immutable, Alias("submission`1")]
public sealed record Submission<TCommand>(CommandId Id, AskerId By, TCommand Command)
{
    [Id(0)]
    public Intent Intent { get; init; }

    /// <summary>When it happened, where it happened outside; nothing means now.</summary>
    [Id(1)]
    public Timestamp? At { get; init; }

    /// <summary>Which try this is, from 1. A later one may find that an earlier one took effect after all.</summary>
    [Id(2)]
    public int Attempt { get; init; } = 1;
}
