using System.Globalization;

namespace Grid.Domain.Vocabulary;

/// <summary>
/// Where an act stands in the log that told of it: the value the log orders by, or the row's number within its case.
/// Rules over several acts order by it, never by when the grid learned of them. Numbers come before other text.
/// </summary>
[GenerateSerializer, Immutable, Alias("place")]
public readonly record struct Place(string Value) : IComparable<Place>
{
    /// <summary>Total order: numbers by size, then other text by code unit; equal numbers by their text.</summary>
    public int CompareTo(Place other)
    {
        var mine = Number();
        var theirs = other.Number();
        var bySize = (mine, theirs) switch
        {
            ({ } a, { } b) => a.CompareTo(b),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => 0,
        };
        return bySize != 0 ? bySize : string.CompareOrdinal(Value, other.Value);
    }

    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;

    private decimal? Number() => decimal.TryParse(
        Value,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture,
        out var number)
        ? number
        : null;
}
