using Grid.Replay.Mapping;

namespace Grid.Replay.Reading;

/// <summary>A CSV file with a header: gives the wanted columns of every row.</summary>
internal sealed class CsvTable
{
    private readonly CsvRecords _records;
    private readonly TextTable _texts;
    private readonly int[] _columns;
    private readonly int _width;

    /// <param name="file">The file, at its beginning.</param>
    /// <param name="wanted">The names of the columns whose values are given, in that order.</param>
    /// <param name="texts">Where equal values are shared.</param>
    /// <exception cref="LogUnreadable">There is no header, or it lacks a wanted column.</exception>
    public CsvTable(LogFile file, IReadOnlyList<string> wanted, TextTable texts)
    {
        _records = new CsvRecords(file);
        _texts = texts;
        var header = ReadHeader(file);
        _width = header.Length;
        _columns = [.. wanted.Select(name => Find(file.Path, header, name))];
    }

    /// <summary>All rows, good and bad. Where a packed file breaks off, a last bad row says so.</summary>
    public IEnumerable<RawRow> Rows()
    {
        while (_records.Read() is { } record)
        {
            yield return ToRow(record);
        }

        if (_records.CutOffLine is { } line)
        {
            yield return new RawRow(line, new string?[_columns.Length], LogFile.CutOffProblem(line));
        }
    }

    private string[] ReadHeader(LogFile file)
    {
        var path = file.Path;
        var record = _records.Read()
            ?? throw new LogUnreadable(file.IsCutOff
                ? $"{path}: {LogFile.CutOffProblem(line: 1)}"
                : $"{path}: the file has no header; its first line must name the columns");
        if (!record.IsUtf8)
        {
            throw new LogUnreadable(
                $"{path}:{record.Line}: the header is no UTF-8 text; save the file as CSV in UTF-8");
        }

        return record.Fields
            ?? throw new LogUnreadable(
                $"{path}:{record.Line}: the quotation marks of the header do not match; mend the line");
    }

    private static int Find(string path, string[] header, string name)
    {
        var column = Array.IndexOf(header, name);
        if (column < 0)
        {
            throw new LogUnreadable(
                $"{path}: the mapping names the column `{name}`, which is not there; the columns are "
                + $"{string.Join(", ", header.Select(existing => $"`{existing}`"))}; {Hint(name, header)}");
        }

        return Array.LastIndexOf(header, name) == column
            ? column
            : throw new LogUnreadable($"{path}: two columns are called `{name}`; rename one of them");
    }

    private static string Hint(string name, string[] header) =>
        NearestName.To(name, header) is { } nearest ? $"did you mean `{nearest}`?" : "correct the mapping";

    private RawRow ToRow(CsvRecord record)
    {
        if (record.Fields is { } fields && fields.Length == _width)
        {
            return record.IsUtf8
                ? new RawRow(record.Line, Pick(fields))
                : WithoutDamage(record.Line, Pick(fields));
        }

        _records.GoBackTo(record);
        return new RawRow(record.Line, PickUnquoted(record.Guess), ProblemOf(record));
    }

    private string?[] Pick(string[] fields)
    {
        var values = new string?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _columns[i] < fields.Length ? _texts.Share(fields[_columns[i]]) : null;
        }

        return values;
    }

    private string?[] PickUnquoted(string[] guessed) => Without('"', Pick(guessed));

    // Damage in a column that nobody asked for costs nothing.
    private static RawRow WithoutDamage(int line, string?[] values)
    {
        var whole = Without('\uFFFD', values);
        return whole.AsSpan().SequenceEqual(values)
            ? new RawRow(line, values)
            : new RawRow(line, whole, "a value is no UTF-8 text; save the file as CSV in UTF-8");
    }

    private static string?[] Without(char sign, string?[] values) =>
        Array.ConvertAll(values, value => value?.Contains(sign, StringComparison.Ordinal) == true ? null : value);

    private string ProblemOf(CsvRecord record) => record.Fields switch
    {
        null => "the quotation marks do not match; close every quoted value, and write a mark inside a value twice",
        { Length: var found } when found < _width =>
            $"the row has {found} fields and the header {_width}; add what is missing, blank where it is not known",
        { Length: var found } =>
            $"the row has {found} fields and the header {_width}; put a value with a comma in it in quotation marks",
    };
}
