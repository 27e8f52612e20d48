namespace Grid.Domain.Vocabulary;

/// <summary>What an entry holds of a <see cref="NamedText"/>.</summary>
[GenerateSerializer, Immutable, Alias("named-digest")]
public sealed record NamedDigest(string Name, TextDigest Text)
{
    internal static ImmutableArray<NamedDigest> Of(ImmutableArray<NamedText> texts) =>
        [.. texts.Select(text => new NamedDigest(text.Name, text.Text.Digest))];
}
