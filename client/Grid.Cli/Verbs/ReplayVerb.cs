using System.CommandLine;
using System.Diagnostics;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Domain.Rules;
using Grid.Packs;
using Grid.Replay.Findings;
using Grid.Replay.Mapping;
using Grid.Replay.Reading;
using Grid.Replay.Report;
using Grid.Replay.Running;

namespace Grid.Cli.Verbs;

/// <summary><c>grid replay</c>: judges a log by a pack, through a real grid.</summary>
internal static class ReplayVerb
{
    // Enough cases side by side to fill a commit, few enough that none waits long.
    private const int InFlight = 256;

    public static Command Build()
    {
        var options = new Options();
        var command = new Command(
            "replay",
            "Reads event logs (CSV, XES, packed with gzip or not), submits every event to a grid as a record, and "
            + "reports what broke,\n"
            + "what cannot be decided, and where the blind spots are. Safe to run twice: nothing is doubled.\n\n"
            + "Example: grid replay made-acts.csv --mapping mapping.yaml --pack grains/packs/samples/sign-off "
            + "--html report.html")
        {
            options.Logs, options.Mapping, options.Pack, options.Cases, options.Json, options.Findings, options.Html,
        };
        options.Target.AddTo(command);
        command.SetAction((parsed, cancellation) => Run(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> Run(Options options, ParseResult parsed, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var (pack, content) = ReadPack(parsed.GetRequiredValue(options.Pack));
        var mapping = ReadMapping(parsed.GetRequiredValue(options.Mapping));
        var isJson = parsed.GetResult(options.Json) is not null;
        OutputFile.Check(parsed.GetValue(options.Json));
        OutputFile.Check(parsed.GetValue(options.Findings));
        OutputFile.Check(parsed.GetValue(options.Html));
        await using var progress = new ReplayProgressBar(isQuiet: isJson && parsed.GetValue(options.Json) is null);
        var logs = parsed.GetRequiredValue(options.Logs);
        // Before the grid is opened: a log that cannot be read leaves no trace, not even a new store.
        var log = await Task.Run(
            () => LogReader.Read(logs, mapping, parsed.GetValue(options.Cases), pack.Lists, progress, cancellation),
            cancellation);
        await using var grid = await options.Target.OpenOrMake(parsed, cancellation);
        progress.Say($"replaying into {grid.Name}");
        var run = new ReplayRun(grid.Client, new(log, mapping, pack, content.Json), InFlight);
        var result = await run.Run(progress, cancellation);
        progress.Finish();
        foreach (var field in log.FieldsWithoutValue)
        {
            Console.Error.WriteLine(TextOutput.Safe(
                $"no row has a value of `{field}`, which the mapping names: what it says is missing everywhere"));
        }

        await Tell(options, parsed, new(result, new ReplayFindings(result, pack), pack, mapping)
        {
            Logs = [.. logs],
            MadeAt = DateTimeOffset.UtcNow,
            Version = typeof(ReplayVerb).Assembly.GetName().Version!.ToString(3),
            Taken = Stopwatch.GetElapsedTime(started),
        }, cancellation);
        return result.Quarantined.IsEmpty ? GridCommand.Done : GridCommand.Wrong;
    }

    private static async Task Tell(
        Options options, ParseResult parsed, ReportSubject subject, CancellationToken cancellation)
    {
        var isJson = parsed.GetResult(options.Json) is not null;
        var report = new ReplayReport(subject);
        if (parsed.GetValue(options.Findings) is { } findings)
        {
            await report.WriteFindings(findings, cancellation);
        }

        if (parsed.GetValue(options.Html) is { } html)
        {
            await HtmlReport.Write(subject, html, cancellation);
        }

        if (isJson)
        {
            await JsonOutput.Write(report.Answer(), parsed.GetValue(options.Json), cancellation);
        }

        if (!isJson || parsed.GetValue(options.Json) is not null)
        {
            report.Print();
        }
    }

    private static (RulePack Pack, PackContent Content) ReadPack(string folder)
    {
        var read = PackFolder.Read(folder);
        var compiled = read.Content is { } content ? PackCompiler.Compile(content) : null;
        var problems = compiled?.Problems ?? read.Problems;
        return compiled?.Pack is { } pack
            ? (pack, read.Content!)
            : throw new CommandException(
                $"the pack in {folder} cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");
    }

    private static LogMapping ReadMapping(string file) => MappingFile.Load(file) switch
    {
        MappingLoad.Loaded loaded => loaded.Mapping,
        MappingLoad.Faulty faulty => throw new CommandException(
            $"the mapping cannot be used:{string.Concat(faulty.Problems.Select(problem => $"\n  {problem}"))}"),
        _ => throw new UnreachableException(),
    };

    private sealed class Options
    {
        public Argument<string[]> Logs { get; } = new("log")
        {
            Description = "the logs, read in this order as one: .csv, .csv.gz, .xes, .xes.gz",
            Arity = ArgumentArity.OneOrMore,
        };

        public Option<string> Mapping { get; } = new("--mapping")
        {
            Description = "what the fields of the log mean",
            Required = true,
            HelpName = "M.yaml",
        };

        public Option<string> Pack { get; } = new("--pack")
        {
            Description = "the folder of the rule pack that judges",
            Required = true,
            HelpName = "PACK",
        };

        public Option<string?> Cases { get; } = new("--cases")
        {
            Description = "the file of the cases' facts, instead of the one that the mapping names",
            HelpName = "FILE",
        };

        public Option<string?> Json { get; } = new("--json")
        {
            Description = "the report as JSON, to a file or to standard output",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };

        public Option<string?> Findings { get; } = new("--findings")
        {
            Description = "one line of JSON for each finding and each bad row",
            HelpName = "F.jsonl",
        };

        public Option<string?> Html { get; } = new("--html")
        {
            Description = "the report for people, as one file that opens offline in any browser",
            HelpName = "FILE",
        };

        public GridTarget Target { get; } = new();
    }
}
