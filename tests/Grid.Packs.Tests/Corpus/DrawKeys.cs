using Grid.Domain.Draws;

namespace Grid.Packs.Tests.Corpus;

/// <summary>What the keys of days are made from in tests: no secret, so that a story can commit to one.</summary>
internal static class DrawKeys
{
    public static ImmutableArray<byte> Secret { get; } = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    /// <summary>The key of a unit for the day of a time, or one so many days after it.</summary>
    public static string KeyOf(UnitId unit, Timestamp at, int after = 0) =>
        DayKeys.Derive(Secret.AsSpan(), unit, DayKeys.DayOf(at, after));
}
