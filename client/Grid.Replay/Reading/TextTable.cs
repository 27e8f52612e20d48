namespace Grid.Replay.Reading;

/// <summary>
/// Keeps one copy of every text during one read: a log says the same few words on every line. It dies with the read,
/// which the runtime's own table of interned strings would not.
/// </summary>
internal sealed class TextTable
{
    // Long texts seldom recur; keeping them would only make the table large.
    private const int LongestShared = 128;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    /// <summary>The shared copy of a value; nothing where it is blank, for a blank value is missing.</summary>
    public string? Share(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (value.Length > LongestShared)
        {
            return value;
        }

        if (_texts.TryGetValue(value, out var known))
        {
            return known;
        }

        _texts.Add(value);
        return value;
    }
}
