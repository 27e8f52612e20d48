using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Grid.Domain.Rules.Supervision;

namespace Grid.Packs.Tests;

/// <summary>The packs of law that the house carries, and the rows they are written from.</summary>
internal static partial class LawPacks
{
    // They lie where the tests were built, and nobody writes to them.
    private static readonly ConcurrentDictionary<string, Lazy<RulePack>> Compiled = new(StringComparer.Ordinal);

    public static RulePack Compile(string name) =>
        Compiled.GetOrAdd(name, one => new(() => CompileNow(one))).Value;

    private static RulePack CompileNow(string name)
    {
        var reading = PackFolder.Read(Path.Combine(AppContext.BaseDirectory, name));
        Assert.Empty(reading.Problems);
        var compiled = PackCompiler.Compile(reading.Content!);
        Assert.Empty(compiled.Problems);
        return compiled.Pack!;
    }

    /// <summary>Every row that the tables of organisation, supervision and accountability declare.</summary>
    public static IEnumerable<LawRow> RowsOf(RulePack pack) =>
    [
        .. pack.Separations.Select(row => row.Row),
        .. pack.Supervision.Select(row => row.Row),
        .. pack.Accountability.Rows,
    ];

    /// <summary>The row of the source that an id belongs to: <c>EW-01.2</c> is of <c>EW-01</c>.</summary>
    public static string SourceRow(string id) => Part().Replace(id, "");

    /// <summary>Rows in ranges, both ends counted: <c>SUP-01..12</c>.</summary>
    public static IEnumerable<string> Range(string area, int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(number => $"{area}-{number:D2}");

    public static IEnumerable<string> NotesOf(RulePack pack) =>
        pack.Supervision.OfType<SupervisionRow.Note>().Select(note => note.Row.Id.Value);

    [GeneratedRegex(@"\.[0-9]+$")]
    private static partial Regex Part();
}
