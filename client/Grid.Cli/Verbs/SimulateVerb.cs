using System.CommandLine;
using Grid.Cli.Loading;
using Grid.Cli.Loading.Html;
using Grid.Cli.Output;
using Grid.Client;
using Grid.Domain.Packs;
using Grid.Packs;
using Grid.Simulator.Load;

namespace Grid.Cli.Verbs;

/// <summary><c>grid simulate</c>: open-loop load with a made-up population, checked afterwards.</summary>
internal static class SimulateVerb
{
    // More than any generator reaches; the most that are under way at once hold it back.
    private const double CeilingRate = 1_000_000;

    private const int ReadAttemptsMax = 10;

    private static readonly TimeSpan StepLength = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SearchLength = TimeSpan.FromMinutes(5);

    public static Command Build()
    {
        var options = new SimulateOptions();
        var command = new Command(
            "simulate",
            "Loads a grid with the acts of a made-up population, on a schedule that never waits for answers, and holds "
            + "its\n"
            + "receipts against the ledger. Latency counts from the moment at which a command was to be sent.\n\n"
            + "Example: grid simulate --scenario county --rate 500 --duration 30s --html load.html");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Run(options, parsed, cancellation));
        return command;
    }

    private static async Task<int> Run(SimulateOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var scenario = ScenarioOf(options, parsed);
        var limits = LimitsOf(options, parsed);
        var isJson = parsed.GetResult(options.Json) is not null;
        foreach (var file in (Option<string?>[])[options.Json, options.Html, options.Log, options.Histograms])
        {
            OutputFile.Check(parsed.GetValue(file));
        }

        var subject = await Load(options, parsed, (scenario, limits), cancellation);
        // A load that was stopped still tells what it saw.
        await Tell(parsed.GetValue(options.Json), parsed.GetValue(options.Html), isJson, subject);
        return subject.IsCeiling || subject.Verdict.IsPassed ? GridCommand.Done : GridCommand.Wrong;
    }

    private static async Task<SimulateSubject> Load(
        SimulateOptions options,
        ParseResult parsed,
        (LoadScenario Scenario, CapacityLimits? Limits) asked,
        CancellationToken cancellation)
    {
        var json = parsed.GetResult(options.Json);
        await using var console = new SimulateConsole(
            isQuiet: json is not null && parsed.GetValue(options.Json) is null);
        using var log = parsed.GetValue(options.Log) is { } file ? new ClientLog(file) : null;
        using var latencies = parsed.GetValue(options.Histograms) is { } to ? new LatencyLog(to) : null;
        var about = new LoadOptions
        {
            Seed = parsed.GetValue(options.Seed),
            Run = parsed.GetValue(options.RunId),
            Log = log,
            Latencies = latencies,
        };
        if (parsed.GetValue(options.NullTarget))
        {
            about = about with { EndsOnTime = true };
            var ceiling = await Carry(new NullLoadTarget(), asked, about, (console, cancellation));
            return new(ceiling, null, "nothing") { IsCeiling = true };
        }

        var pack = ReadPack(parsed.GetValue(options.Pack), asked.Scenario.Pack);
        var timeout = parsed.GetValue(options.Timeout) is { } typed ? SpanOf(typed, "--timeout") : (TimeSpan?)null;
        await using var grid = await options.Target.OpenOrMake(
            parsed, client => TryOnce(client, timeout), cancellation);
        console.Say($"loading {grid.Name}");
        about = about with { IsGridInProcess = grid.Store is not null };
        var target = new GridLoadTarget(grid.Client, pack);
        var result = await Carry(target, asked, about, (console, cancellation));
        return new(result, await LedgerCheck.Of(grid, CancellationToken.None), grid.Name);
    }

    private static Task<LoadResult> Carry(
        ILoadTarget target,
        (LoadScenario Scenario, CapacityLimits? Limits) asked,
        LoadOptions about,
        (SimulateConsole Console, CancellationToken Cancellation) by)
    {
        var run = new LoadRun(target, asked.Scenario, about);
        return asked.Limits is { } limits
            ? run.FindCapacity(limits, by.Console, by.Cancellation)
            : run.Run(by.Console, by.Cancellation);
    }

    // The load retries by itself, and counts it; traces of its own would only cost. What is read afterwards is read
    // from a grid that may still be coming back.
    private static void TryOnce(GridClientOptions options, TimeSpan? timeout) =>
        (options.AttemptsMax, options.ReadAttemptsMax, options.PropagatesTraces, options.ResponseTimeout) =
            (1, ReadAttemptsMax, false, timeout ?? options.ResponseTimeout);

    private static CapacityLimits? LimitsOf(SimulateOptions options, ParseResult parsed)
    {
        if (!parsed.GetValue(options.Capacity))
        {
            return null;
        }

        var step = parsed.GetValue(options.Duration) is { } typed ? SpanOf(typed, "--duration") : StepLength;
        var within = parsed.GetValue(options.Within) is { } most ? SpanOf(most, "--within") : SearchLength;
        // One step to warm up, and one to learn something.
        return within >= step * 2
            ? new(step, within)
            : throw new CommandException($"--within must leave time for two steps at least; each takes {step}");
    }

    private static LoadScenario ScenarioOf(SimulateOptions options, ParseResult parsed)
    {
        var scenario = ReadScenario(parsed.GetRequiredValue(options.Scenario));
        // What a generator can do shows when it is asked for too much, evenly.
        var isCeiling = parsed.GetValue(options.NullTarget) && !parsed.GetValue(options.Capacity);
        return scenario with
        {
            Rate = parsed.GetValue(options.Rate) ?? (isCeiling ? CeilingRate : scenario.Rate),
            Duration = parsed.GetValue(options.Duration) is { } typed ? SpanOf(typed, "--duration")
                : isCeiling ? TimeSpan.FromSeconds(10)
                : scenario.Duration,
            Arrivals = isCeiling ? ArrivalKind.Constant : scenario.Arrivals,
            Profile = isCeiling ? [] : scenario.Profile,
            Retries = parsed.GetValue(options.Impatient)
                ? scenario.Retries with { HeedHints = false }
                : scenario.Retries,
        };
    }

    private static LoadScenario ReadScenario(string named)
    {
        try
        {
            return LoadScenarioFile.Load(named);
        }
        catch (FormatException mistaken)
        {
            throw new CommandException($"the scenario cannot be used:\n  {mistaken.Message.Replace("\n", "\n  ")}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException(
                $"there is no scenario {named}; name a file, or one of {string.Join(", ", LoadScenarioFile.Presets)}");
        }
    }

    private static TimeSpan SpanOf(string typed, string option) =>
        SpanText.Parse(typed) is var span && span > TimeSpan.Zero
        ? span
        : throw new CommandException($"{option} must be more than nothing, such as 30s");

    private static PackCommand.PublishPack? ReadPack(string? folder, string name)
    {
        // The samples that a scenario needs lie beside the program.
        var beside = Path.Combine(AppContext.BaseDirectory, "packs", "samples", name);
        if ((folder ?? (Directory.Exists(beside) ? beside : null)) is not { } from)
        {
            return null;
        }

        var read = PackFolder.Read(from);
        var compiled = read.Content is { } content ? PackCompiler.Compile(content) : null;
        if (compiled?.Pack is not { } pack)
        {
            var problems = compiled?.Problems ?? read.Problems;
            throw new CommandException(
                $"the pack in {from} cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");
        }

        return pack.Name.Value == name
            ? new(pack.Version, read.Content!.Json)
            : throw new CommandException($"the pack in {from} is `{pack.Name}`, but the scenario asks for `{name}`");
    }

    private static async Task Tell(string? json, string? html, bool isJson, SimulateSubject subject)
    {
        var report = new SimulateReport(subject);
        if (isJson)
        {
            await JsonOutput.Write(report.Answer(), json, CancellationToken.None);
        }

        if (html is not null)
        {
            await LoadHtml.Write(subject, html);
        }

        if (!isJson || json is not null)
        {
            report.Print();
        }
    }
}
