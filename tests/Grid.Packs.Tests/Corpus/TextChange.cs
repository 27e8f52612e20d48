namespace Grid.Packs.Tests.Corpus;

/// <summary>What stands once in a file of a pack, and what stands there instead.</summary>
internal sealed class TextChange
{
    public string File { get; set; } = "";

    public string Text { get; set; } = "";

    public string Becomes { get; set; } = "";
}
