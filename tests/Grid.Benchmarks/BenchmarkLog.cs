using Grid.Domain.Rules;
using Grid.Packs;
using Grid.Replay.Mapping;
using Grid.Replay.Reading;

namespace Grid.Benchmarks;

/// <summary>The sign-off log: the public one where it is at hand, else a made one of the same shape.</summary>
internal sealed record BenchmarkLog(string Name, LogMapping Mapping, LogContent Content)
{
    public static string Root { get; } = FindRoot();

    public static BenchmarkLog Find()
    {
        var shared = Environment.GetEnvironmentVariable("GRID_SHARED") ?? Path.Combine(Root, "..", "shared");
        var real = Path.Combine(shared, "data", "trr_acts_dev.csv.gz");
        var mapping = ((MappingLoad.Loaded)MappingFile.Load(Sample("mapping.yaml"))).Mapping;
        return File.Exists(real)
            ? new("the public sign-off log, 95,319 acts", mapping, Read(real, null, mapping))
            : Made(mapping);
    }

    public static (RulePack Pack, string Json) Pack()
    {
        var content = PackFolder.Read(Path.GetDirectoryName(Sample("pack.yaml"))!).Content!;
        return (PackCompiler.Compile(content).Pack!, content.Json);
    }

    /// <summary>A made log of so many cases.</summary>
    public static BenchmarkLog OfMade(int cases) =>
        Made(((MappingLoad.Loaded)MappingFile.Load(Sample("mapping.yaml"))).Mapping, cases);

    // Three acts a case by officers drawn in turn; enough of them to leave the start of the run behind.
    private static BenchmarkLog Made(LogMapping mapping, int count = 20_000)
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        var acts = Path.Combine(folder.FullName, "acts.csv");
        string[] names = ["SUBMITTED", "REVIEWED", "APPROVED"];
        string[] ranks = ["OFFICER", "SERGEANT", "LIEUTENANT"];
        var rows = from number in Enumerable.Range(0, count)
                   from step in Enumerable.Range(0, 3)
                   let place = $"C-{number * 7919L % count},{step + 1}"
                   let officer = $"P-{(number * 31 + step * 977) % 6000},{ranks[step]}"
                   select $"{place},{names[step]},{officer},2031-03-{1 + (number % 28):00} 1{step}:00:00";
        File.WriteAllLines(acts, rows.Prepend("case_id,seq_in_file,act,officer_id,officer_rank,at"));
        var cases = Path.Combine(folder.FullName, "cases.csv");
        File.WriteAllLines(cases, ["case_id,unit"]);
        var content = Read(acts, cases, mapping);
        folder.Delete(recursive: true);
        return new($"a made sign-off log, {content.Totals.Acts:N0} acts", mapping, content);
    }

    private static LogContent Read(string path, string? cases, LogMapping mapping) =>
        LogReader.Read([path], mapping, cases, _ => true, null, CancellationToken.None);

    private static string Sample(string file) => Path.Combine(Root, "grains", "packs", "samples", "sign-off", file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Grid.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("run the benchmark from within the repository");
    }
}
