using Grid.Replay.Mapping;

namespace Grid.Replay.Reading;

/// <summary>The second file of a log: facts of its cases, by the name of the case.</summary>
internal sealed class CasesFile
{
    private readonly Dictionary<string, FactSet>? _facts;
    private readonly List<BadRow> _bad = [];

    private CasesFile(Dictionary<string, FactSet>? facts) => _facts = facts;

    public IReadOnlyList<BadRow> Quarantined => _bad;

    /// <summary>Reads the file the mapping names, or the one named in its stead.</summary>
    /// <exception cref="LogUnreadable">
    /// The file is not there, is damaged, or lacks a column; or one is given that the mapping does not speak of.
    /// </exception>
    public static CasesFile Read(
        LogMapping mapping, string firstLog, string? insteadOf, TextTable texts, CancellationToken cancellation)
    {
        if (mapping.Cases is not { File: { } named, Key: { } key } cases)
        {
            return insteadOf is null
                ? new CasesFile(facts: null)
                : throw new LogUnreadable(
                    $"{insteadOf}: the mapping does not say what is in a cases file; "
                    + "add `cases: { file, key, facts }` to it");
        }

        var path = insteadOf ?? Path.Combine(Path.GetDirectoryName(firstLog) ?? "", named);
        if (LogFile.KindOf(path) != ".csv")
        {
            throw new LogUnreadable($"{path}: facts of cases are read from .csv or .csv.gz; give such a file");
        }

        try
        {
            return ReadRows(path, key, cases.Facts, texts, cancellation);
        }
        catch (IOException failure)
        {
            throw LogFile.Unreadable(path, failure);
        }
    }

    /// <summary>What the file says of a case, which may be nothing; null where there is no such file.</summary>
    public FactSet? FactsOf(string name) => _facts?.GetValueOrDefault(name, FactSet.None);

    private static CasesFile ReadRows(
        string path, string key, ImmutableArray<FactField> facts, TextTable texts, CancellationToken cancellation)
    {
        using var file = LogFile.Open(path);
        var columns = facts.Select(fact => fact.Field).Prepend(key).ToList();
        var read = new CasesFile(new Dictionary<string, FactSet>(StringComparer.Ordinal));
        foreach (var row in new CsvTable(file, columns, texts).Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            read.Take(path, row, columns, facts);
        }

        return file.IsCutOff
            ? throw new LogUnreadable($"{path}: {read._bad[^1].Problem}")
            : read;
    }

    private void Take(string path, RawRow row, List<string> columns, ImmutableArray<FactField> facts)
    {
        var problem = row.Problem ?? RowText.TooLong(row.Values, columns) ?? TakeFacts(row.Values, columns[0], facts);
        if (problem is not null)
        {
            _bad.Add(new BadRow(path, row.Line, problem));
        }
    }

    private string? TakeFacts(string?[] values, string key, ImmutableArray<FactField> facts)
    {
        if (values[0] is not { } name)
        {
            return $"the row names no case; fill in `{key}`";
        }

        return _facts!.TryAdd(name, FactsOf(values, facts))
            ? null
            : $"`{RowText.Show(name)}` stands twice in `{key}`; keep one row a case";
    }

    private static FactSet FactsOf(string?[] values, ImmutableArray<FactField> facts) =>
        FactSet.Of(facts.Select((fact, i) => new Fact(fact.Name, values[i + 1] ?? "")));
}
