namespace Grid.Domain.Rules;

/// <summary>A law or regulation under the short name by which a pack cites it.</summary>
/// <param name="Name">The short name: <c>CivPL</c>.</param>
/// <param name="Title">Its title, with the version where there are several.</param>
public sealed record Instrument(string Name, string Title)
{
    /// <summary>From which day on it is in force; nothing where the pack does not say.</summary>
    public NodaTime.LocalDate? From { get; init; }

    /// <summary>The last day on which it is in force; nothing where it still is.</summary>
    public NodaTime.LocalDate? Until { get; init; }
}
