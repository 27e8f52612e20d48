namespace Grid.Grains.Tests.Corpus;

/// <summary>An officer in active standing.</summary>
internal sealed class CorpusOfficer
{
    public string? Supervisor { get; set; }
}
