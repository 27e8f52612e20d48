using System.Text;

namespace Grid.Ledger.Verification;

/// <summary>Reads times from bytes, without making a text of those that are written as the grid writes them.</summary>
internal static class TimeText
{
    /// <summary>Whether this is a time as people write it.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text, bool isEscaped) =>
        IsCommon(text) || (!isEscaped && Timestamp.TryParse(Encoding.UTF8.GetString(text), out _));

    /// <summary>The ticks of UTC of <c>recordedAt</c>, as the grid writes it.</summary>
    public static bool TryReadRecordedAt(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != 27 || text[26] != 'Z' || text[19] != '.' || !TryReadSeconds(text, out var seconds)
            || Digits(text.Slice(20, 6)) is not (>= 0 and var micros))
        {
            return false;
        }

        ticks = seconds + (micros * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    private static bool IsCommon(ReadOnlySpan<byte> text) =>
        text.Length >= 19 && TryReadSeconds(text, out _)
        && (text.Length == 19
            || (text.Length == 20 && text[19] == 'Z')
            || (text.Length == 25 && text[19] is (byte)'+' or (byte)'-' && text[22] == ':'
                && Digits(text.Slice(20, 2)) is >= 0 and <= 18 && Digits(text.Slice(23, 2)) is >= 0 and < 60));

    private static bool TryReadSeconds(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var (year, month, day) = (Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)));
        var (hour, minute, second) = (Digits(text.Slice(11, 2)), Digits(text.Slice(14, 2)), Digits(text.Slice(17, 2)));
        if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        ticks = new DateTime(year, month, day, hour, minute, second).Ticks;
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + (letter - '0');
        }

        return number;
    }
}
