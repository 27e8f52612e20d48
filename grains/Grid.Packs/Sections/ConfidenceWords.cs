using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>confidence:</c> of any row with a source: how sure its author was.</summary>
internal static class ConfidenceWords
{
    private static readonly WordList<Confidence> All = new(
        "confidence",
        ("sure", Confidence.Sure),
        ("checked", Confidence.Checked),
        ("likely", Confidence.Likely),
        ("unsure", Confidence.Unsure));

    public static Confidence Read(Fields fields) =>
        fields.Find("confidence") is { } word ? All.Read(word) : Confidence.Sure;
}
