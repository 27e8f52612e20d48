using Grid.Packs.Yaml;

namespace Grid.Packs.Diff;

/// <summary>One thing that a row says.</summary>
/// <param name="Path">What it is, for readers.</param>
/// <param name="Top">The key of the row that it stands under.</param>
/// <param name="Leaf">The key that it stands at.</param>
/// <param name="Text">What it says, for readers.</param>
/// <param name="Node">What it says, as it was written.</param>
internal sealed record RowField(string Path, string Top, string Leaf, string Text, Node Node);
