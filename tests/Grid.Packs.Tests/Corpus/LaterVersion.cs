namespace Grid.Packs.Tests.Corpus;

/// <summary>A second version of the pack of a file, that is the law from a day on.</summary>
internal sealed class LaterVersion
{
    /// <summary>Its first day, in the zone of <see cref="Zone"/>.</summary>
    public string From { get; set; } = "";

    public string Zone { get; set; } = "";

    public List<TextChange> Changes { get; set; } = [];

    /// <summary>What an editor makes of the files.</summary>
    public Dictionary<string, string> Of(IReadOnlyDictionary<string, string> files)
    {
        Assert.All(Changes, change => Assert.Equal(2, files[change.File].Split(change.Text).Length));
        return OfThoseIn(files);
    }

    /// <summary>The same where some of what would be changed is not there any more.</summary>
    public Dictionary<string, string> OfThoseIn(IReadOnlyDictionary<string, string> files)
    {
        var later = new Dictionary<string, string>(files, StringComparer.Ordinal);
        foreach (var change in Changes)
        {
            later[change.File] = later[change.File].Replace(change.Text, change.Becomes, StringComparison.Ordinal);
        }

        later["pack.yaml"] += $"\neffective: {{ from: {From}, zone: {Zone} }}\n";
        return later;
    }
}
