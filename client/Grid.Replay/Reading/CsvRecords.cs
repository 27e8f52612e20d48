using CsvHelper;

namespace Grid.Replay.Reading;

/// <summary>
/// Cuts a CSV file into records: lines are joined until their quotation marks match. It does so itself, and leaves only
/// the fields of quoted records to the parser, because a parser of whole files takes half a row at the end of a broken
/// file for a row, and one stray quotation mark for a value that goes on to the end of the file.
/// </summary>
internal sealed class CsvRecords(LogFile file)
{
    private static readonly CsvReaderOptions Rules = new()
    {
        Separator = ',',
        HasHeader = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        BufferSize = 1024,
    };

    private readonly TextLines _lines = new(file.Content);
    private readonly Stack<TextLine> _again = new();
    private int _lastLine;

    /// <summary>The line at which a packed file broke off; nothing where it did not. Known at the end.</summary>
    public int? CutOffLine { get; private set; }

    /// <summary>The next record that is not blank; nothing at the end, also where that comes too early.</summary>
    public CsvRecord? Read()
    {
        while (NextLine() is { } first)
        {
            if (!first.IsBlank)
            {
                return first.Text.Contains('"', StringComparison.Ordinal)
                    ? ReadQuoted(first)
                    : new CsvRecord([first], first.Bare.Split(','));
            }
        }

        return null;
    }

    /// <summary>Goes back to the second line of what turned out to be no record: good rows may be in it.</summary>
    public void GoBackTo(CsvRecord record)
    {
        foreach (var line in record.Lines.Skip(1).Reverse())
        {
            _again.Push(line);
        }
    }

    private CsvRecord? ReadQuoted(TextLine first)
    {
        var lines = new List<TextLine> { first };
        var isOpen = first.HasOddQuotes;
        while (isOpen && NextLine() is { } next)
        {
            lines.Add(next);
            isOpen ^= next.HasOddQuotes;
        }

        if (isOpen && CutOffLine is not null)
        {
            CutOffLine = first.Number;
            return null;
        }

        return new CsvRecord(lines, isOpen ? null : Split(string.Concat(lines.Select(line => line.Text))));
    }

    private TextLine? NextLine()
    {
        if (_again.TryPop(out var line))
        {
            return line;
        }

        if (_lines.Read() is { } next)
        {
            _lastLine = next.Number;
            if (next.IsWhole || !file.IsCutOff)
            {
                return next;
            }

            CutOffLine = next.Number;
        }
        else if (file.IsCutOff)
        {
            CutOffLine ??= _lastLine + 1;
        }

        return null;
    }

    private static string[]? Split(string record)
    {
        try
        {
            using var reader = CsvReader.FromText(record, Rules);
            var fields = reader.Read() ? reader.Current.ToArray() : null;
            return reader.Read() ? null : fields;
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }
}
