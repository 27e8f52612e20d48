using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Grid.Domain.Draws;

/// <summary>
/// The keys by which seats are drawn, one for each unit and day. A day is one of UTC, so that nobody has to ask whose.
/// The key is committed to before its day begins and told once it is over; both are entries of the unit.
/// </summary>
public static class DayKeys
{
    /// <summary>How many hexadecimal digits a key has, and what is committed.</summary>
    public const int Digits = 64;

    private const string Form = "yyyy-MM-dd";

    /// <summary>The day of a time, or one so many days after it.</summary>
    public static string DayOf(Timestamp at, int after = 0) =>
        new DateTime(at.AsUtc).AddDays(after).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>When a day begins; nothing where it is no day.</summary>
    public static Timestamp? BeginOf(string day) =>
        DateTime.TryParseExact(day, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var begin)
            ? new Timestamp(begin.Ticks, 0)
            : null;

    /// <summary>When a day is over; nothing where it is no day.</summary>
    public static Timestamp? EndOf(string day) =>
        BeginOf(day) is { } begin ? new Timestamp(begin.LocalTicks + TimeSpan.TicksPerDay, 0) : null;

    /// <summary>
    /// The key of a unit for a day, from a secret of the grid. One that is told gives away no other, so the secret is
    /// all that has to be kept.
    /// </summary>
    public static string Derive(ReadOnlySpan<byte> secret, UnitId unit, string day) => Convert.ToHexStringLower(
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{unit.Value}\n{day}")));

    /// <summary>What is committed of a key: its SHA-256.</summary>
    public static string CommitmentTo(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(key)));

    /// <summary>Whether the key is the one that was committed to.</summary>
    public static bool Opens(string? key, string commitment) => IsHex(key) && CommitmentTo(key!) == commitment;

    /// <summary>Whether it is a key, or a commitment, by its form.</summary>
    public static bool IsHex(string? text) => text is { Length: Digits } && text.All(char.IsAsciiHexDigitLower);
}
