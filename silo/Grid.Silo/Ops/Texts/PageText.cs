using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Grid.Silo.Ops.Reading;

namespace Grid.Silo.Ops.Texts;

/// <summary>The words of the pages in one language, by key.</summary>
internal sealed class PageText
{
    private readonly FrozenDictionary<string, string> _texts;

    private PageText(string name)
    {
        using var stream = typeof(PageText).Assembly.GetManifestResourceStream($"Grid.Silo.Ops.Texts.{name}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }

    public static PageText English { get; } = new("en");

    public static PageText Chinese { get; } = new("zh");

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The text under a key.</summary>
    public string this[string key] => _texts[key];

    /// <summary>The text under a key, with values in its places <c>{0}</c>, <c>{1}</c> …</summary>
    public string this[string key, params object?[] values] =>
        string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>What stands before and behind the place <c>{0}</c> of the text under a key.</summary>
    public (string Before, string After) Around(string key) =>
        _texts[key].Split("{0}") is [var before, var after]
            ? (before, after)
            : throw new ArgumentException($"`{key}` has not one place", nameof(key));

    public static PageText In(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>
    /// The text for a word of the engine, such as the alias of an event; the word itself where no text is written yet.
    /// </summary>
    public string Named(string prefix, string word) => _texts.GetValueOrDefault(prefix + word) ?? word;

    /// <summary>The text for a word of the engine; nothing where none is written.</summary>
    public string? Find(string prefix, string word) => _texts.GetValueOrDefault(prefix + word);
}
