using Grid.Replay.Mapping;

namespace Grid.Replay.Reading;

/// <summary>Reads event logs: CSV and XES, packed with gzip or not. It keeps what the mapping names.</summary>
public static class LogReader
{
    /// <summary>Reads logs, in the order given, as one log.</summary>
    /// <param name="paths">The files: <c>.csv</c>, <c>.csv.gz</c>, <c>.xes</c> or <c>.xes.gz</c>.</param>
    /// <param name="mapping">What their fields mean.</param>
    /// <param name="casesFile">A cases file to take instead of the one the mapping names.</param>
    /// <param name="isListedAct">Whether the rule pack knows an act; rows with others are set aside.</param>
    /// <param name="progress">Is told how much of the files has been read, from 0 to 1.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="LogUnreadable">A file cannot be read at all, or the mapping does not fit it.</exception>
    public static LogContent Read(
        IReadOnlyList<string> paths,
        LogMapping mapping,
        string? casesFile,
        Func<string, bool> isListedAct,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        if (paths.Count == 0)
        {
            throw new LogUnreadable("no log is given; name at least one file");
        }

        foreach (var path in paths)
        {
            Check(path, mapping);
        }

        var texts = new TextTable();
        var fields = new LogFields(mapping);
        var assembly = new LogAssembly(mapping, fields, new ActReader(mapping, fields, isListedAct));
        var meter = new ReadingMeter(paths.Count, progress, cancellation);
        var facts = CasesFile.Read(mapping, paths[0], casesFile, texts, cancellation);
        foreach (var path in paths)
        {
            using var file = LogFile.Open(path);
            try
            {
                foreach (var row in Rows(file, fields, texts))
                {
                    assembly.Take(path, row);
                    meter.RowRead(file);
                }
            }
            catch (IOException failure)
            {
                throw LogFile.Unreadable(path, failure);
            }

            meter.FileRead();
        }

        return assembly.Finish(facts, paths);
    }

    // Before the first row is read, so that a mistake in the last name does not cost an hour.
    private static void Check(string path, LogMapping mapping)
    {
        if (LogFile.KindOf(path) is not (".csv" or ".xes"))
        {
            throw new LogUnreadable($"{path}: this kind of file is not read; give .csv, .csv.gz, .xes or .xes.gz");
        }

        LogFile.Open(path).Dispose();
        if (mapping.Organ is OrganSource.PerFile perFile && !perFile.Organs.ContainsKey(Path.GetFileName(path)))
        {
            throw new LogUnreadable(
                $"{path}: the mapping names no organ for this file; "
                + $"add `{Path.GetFileName(path)}: NAME` under `organ.files`");
        }
    }

    private static IEnumerable<RawRow> Rows(LogFile file, LogFields fields, TextTable texts) =>
        LogFile.KindOf(file.Path) == ".csv"
            ? new CsvTable(file, fields.Names, texts).Rows()
            : new XesLog(file, fields.Names, texts).Rows();
}
