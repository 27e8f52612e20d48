namespace Grid.Packs.Tests.Corpus;

/// <summary>How another case of the same story stands in the end.</summary>
internal sealed class CorpusEnd
{
    /// <summary>Clock → as in <see cref="CorpusCase.Clocks"/>.</summary>
    public Dictionary<string, string> Clocks { get; set; } = [];

    /// <summary>Slot → who answers.</summary>
    public Dictionary<string, string> Answers { get; set; } = [];

    /// <summary>As in <see cref="CorpusCase.Marks"/>.</summary>
    public List<string>? Marks { get; set; }

    /// <summary>How many acts are on its own record.</summary>
    public int? Acts { get; set; }

    /// <summary>The case that goes on in its place.</summary>
    public string? MergedInto { get; set; }

    /// <summary>The case that it was split from.</summary>
    public string? SplitFrom { get; set; }
}
