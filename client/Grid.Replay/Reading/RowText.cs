using System.Text;

namespace Grid.Replay.Reading;

/// <summary>What every value of a row must keep to, and how values are shown in problems.</summary>
internal static class RowText
{
    /// <summary>Longest value accepted, in bytes of UTF-8.</summary>
    private const int MaxBytes = 64 * 1024;

    private const int MaxShown = 60;

    /// <summary>What is wrong with a row because one of its values is too long; nothing where none is.</summary>
    public static string? TooLong(string?[] values, IReadOnlyList<string> names)
    {
        var longOne = Array.FindIndex(values, value => value is not null && IsTooLong(value));
        return longOne < 0 ? null : $"the value of `{names[longOne]}` is longer than 64 KiB; shorten it";
    }

    /// <summary>What is wrong with a value that is too long for the id it becomes; nothing where it is not.</summary>
    public static string? TooLongForId(string prefix, string? organ, string? raw)
    {
        // Nine characters (%E4%BA%AC) are the most that one of the raw text can become; most ids need no second look.
        if (raw is null || prefix.Length + (9 * (raw.Length + (organ?.Length ?? 0) + 1)) <= IdText.MaxLength)
        {
            return null;
        }

        return IdText.Compose(prefix, organ, raw).Length <= IdText.MaxLength
            ? null
            : $"`{Show(raw)}` is too long for an id of {IdText.MaxLength} characters; shorten it";
    }

    /// <summary>A value as it is shown in a problem: on one line, and not all of it where it is long.</summary>
    public static string Show(string value)
    {
        // A letter that takes two characters must not be cut in half.
        var end = char.IsHighSurrogate(value[Math.Min(MaxShown, value.Length) - 1]) ? MaxShown - 1 : MaxShown;
        var shown = value.Length > MaxShown ? $"{value[..end]}…" : value;
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    private static bool IsTooLong(string value) =>
        value.Length > MaxBytes / 3 && Encoding.UTF8.GetByteCount(value) > MaxBytes;
}
