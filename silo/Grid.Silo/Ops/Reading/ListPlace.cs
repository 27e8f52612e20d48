using Grid.Domain.Vocabulary;

namespace Grid.Silo.Ops.Reading;

/// <summary>What can be a place in a list: the key of a row, also of one that has gone since.</summary>
internal static class ListPlace
{
    public static bool IsCase(string text) =>
        text.StartsWith(CaseId.Prefix, StringComparison.Ordinal) && IsId(text, CaseId.Parse);

    public static bool IsOfficer(string text) =>
        text.StartsWith(OfficerId.Prefix, StringComparison.Ordinal) && IsId(text, OfficerId.Parse);

    public static bool IsUnit(string text) =>
        text.StartsWith(UnitId.Prefix, StringComparison.Ordinal) && IsId(text, UnitId.Parse);

    public static bool IsNumber(string text) => text.Length <= 18 && text.All(char.IsAsciiDigit);

    /// <summary>A seat in a case: <c>SEAT/SLOT/CASE</c>.</summary>
    public static bool IsSeat(string text) =>
        text.Split('/', 3) is [var seat, { Length: > 0 }, var held] && IsNumber(seat) && IsCase(held);

    /// <summary>Something that waits in a case: <c>TICKS/ENTRY/CASE</c>.</summary>
    public static bool IsLoop(string text) =>
        text.Split('/', 3) is [{ Length: > 0 } at, { Length: > 0 } entry, var held]
        && IsNumber(at) && IsNumber(entry) && IsCase(held);

    private static bool IsId<TId>(string text, Func<string, TId> parse)
    {
        try
        {
            parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
