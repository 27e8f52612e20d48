using System.Buffers;

namespace Grid.Ledger.Verification;

/// <summary>
/// Walks over bytes that should be canonical JSON, and stops at the first that is not. It accepts nothing that
/// <see cref="CanonicalJson"/> would write otherwise; a few things that it would write it does not accept.
/// </summary>
internal ref struct CanonicalScanner(ReadOnlySpan<byte> bytes)
{
    private static readonly SearchValues<byte> Special =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(letter => (byte)letter)]);

    private ReadOnlySpan<byte> _left = bytes;

    public readonly bool IsAtEnd => _left.IsEmpty;

    /// <summary>The next byte; zero at the end.</summary>
    public readonly byte Next => _left.IsEmpty ? (byte)0 : _left[0];

    /// <summary>Steps over these bytes, where they come next.</summary>
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (!_left.StartsWith(expected))
        {
            return false;
        }

        _left = _left[expected.Length..];
        return true;
    }

    /// <summary>A text behind its first quotation mark, up to and over the last.</summary>
    /// <param name="text">What stands between them, with its escapes.</param>
    /// <param name="isEscaped">Whether there are any.</param>
    public bool TakeText(out ReadOnlySpan<byte> text, out bool isEscaped)
    {
        var from = _left;
        var at = 0;
        isEscaped = false;
        while (from[at..].IndexOfAny(Special) is >= 0 and var plain)
        {
            at += plain;
            if (from[at] == '"')
            {
                text = from[..at];
                _left = from[(at + 1)..];
                return true;
            }

            isEscaped = true;
            if (EscapeAt(from[at..]) is not (> 0 and var length))
            {
                break;
            }

            at += length;
        }

        text = default;
        return false;
    }

    /// <summary>A text without escapes.</summary>
    public bool TakePlainText(out ReadOnlySpan<byte> text) => TakeText(out text, out var isEscaped) && !isEscaped;

    /// <summary>A number of 32 bits, spelt in the only way.</summary>
    public bool TakeNumber(out int number)
    {
        number = 0;
        var isNegative = Next == '-';
        var digits = isNegative ? _left[1..] : _left;
        var (value, length) = (0L, 0);
        while (length < digits.Length && length < 11 && digits[length] is >= (byte)'0' and <= (byte)'9')
        {
            value = (value * 10) + (digits[length++] - '0');
        }

        if (length is 0 or 11 || (digits[0] == '0' && (length > 1 || isNegative)))
        {
            return false;
        }

        value = isNegative ? -value : value;
        _left = digits[length..];
        number = unchecked((int)value);
        return number == value;
    }

    /// <summary>
    /// A member's name and its colon, which must come behind the name before it. Names whose order in UTF-16 might not
    /// be that of their bytes are not accepted.
    /// </summary>
    public bool TakeName(ReadOnlySpan<byte> before, bool isFirst, out ReadOnlySpan<byte> name)
    {
        name = default;
        return Take("\""u8) && TakePlainText(out name) && Take(":"u8)
            && name.IndexOfAnyInRange((byte)0xEE, (byte)0xFF) < 0
            && (isFirst || name.SequenceCompareTo(before) > 0);
    }

    private static int EscapeAt(ReadOnlySpan<byte> from) => from.Length < 2 || from[0] != '\\' ? 0 : from[1] switch
    {
        (byte)'"' or (byte)'\\' or (byte)'b' or (byte)'t' or (byte)'n' or (byte)'f' or (byte)'r' => 2,
        (byte)'u' when from.Length >= 6 && from[2] == '0' && from[3] == '0' => IsControl(from[4], from[5]) ? 6 : 0,
        _ => 0,
    };

    // Those that have a short escape must use it; the very first no database keeps.
    private static bool IsControl(byte high, byte low) => (high, low) switch
    {
        ((byte)'0', (byte)'0' or (byte)'8' or (byte)'9' or (byte)'a' or (byte)'c' or (byte)'d') => false,
        ((byte)'0' or (byte)'1', >= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'f') => true,
        _ => false,
    };
}
