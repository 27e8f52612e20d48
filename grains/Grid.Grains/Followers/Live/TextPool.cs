using System.Diagnostics.CodeAnalysis;

namespace Grid.Grains.Followers.Live;

/// <summary>Keeps one copy of a text that many cases have, such as the name of a stage.</summary>
internal sealed class TextPool
{
    // Texts come from outside: where each is another, there is nothing to be shared.
    private const int TextsMax = 100_000;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    [return: NotNullIfNotNull(nameof(text))]
    public string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (_texts.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_texts.Count < TextsMax)
        {
            _texts.Add(text);
        }

        return text;
    }
}
