namespace Grid.Replay.Reading;

/// <summary>One physical line of a text file, its line break included.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">Its text; what is no UTF-8 reads as U+FFFD.</param>
/// <param name="IsWhole">Whether it ends in a line break; only the last line of a file may not.</param>
/// <param name="IsUtf8">Whether all of it is UTF-8.</param>
internal readonly record struct TextLine(int Number, string Text, bool IsWhole, bool IsUtf8)
{
    /// <summary>Whether nothing stands on it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The text without its line break.</summary>
    public string Bare => Text.EndsWith("\r\n", StringComparison.Ordinal) ? Text[..^2] : Text.TrimEnd('\n');

    /// <summary>Whether a quoted value begins on it, or ends, without the other.</summary>
    public bool HasOddQuotes => (Text.AsSpan().Count('"') & 1) == 1;
}
