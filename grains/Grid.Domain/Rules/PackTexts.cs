namespace Grid.Domain.Rules;

/// <summary>
/// What a pack's words are called in the languages of the pages. For showing alone: no rule looks here, and nothing of
/// it enters an entry.
/// </summary>
public sealed record PackTexts
{
    /// <summary>A pack that is shown as it was written.</summary>
    public static readonly PackTexts None = new();

    private readonly ImmutableDictionary<(string Language, TextGroup Group, string Key), string> _texts =
        ImmutableDictionary<(string, TextGroup, string), string>.Empty;

    private PackTexts()
    {
    }

    private PackTexts(ImmutableDictionary<(string, TextGroup, string), string> texts) => _texts = texts;

    /// <summary>What a word is called in a language; nothing where the pack does not say.</summary>
    public string? Find(string language, TextGroup group, string key) =>
        _texts.GetValueOrDefault((language, group, key));

    /// <summary>The same texts and one more; of two for one word the last is kept.</summary>
    public PackTexts With(string language, TextGroup group, string key, string text) =>
        new(_texts.SetItem((language, group, key), text));
}
