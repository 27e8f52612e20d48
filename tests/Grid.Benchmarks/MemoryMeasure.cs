using System.Globalization;
using System.Text;
using Grid.Contracts;
using Grid.Contracts.Grains;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Grid.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks;

/// <summary>What a live case takes in memory, and what an activation takes that holds nothing.</summary>
internal sealed class MemoryMeasure(int rounds, int cases)
{
    // So that each has some thirty seats where there are as many cases as are measured by default.
    private const int Officers = 3_000;

    private static readonly string[] Slots = ["lead", "reviewer", "panel"];
    private static readonly string[] Acts = ["LimitOneBegun", "LimitTwoBegun", "LimitThreeBegun"];
    private static readonly PackName Pack = new("county");

    // Each act starts one. What the pack has itself is left as it is.
    private static readonly string Clocks = string.Concat(Acts.Select((act, number) => $$"""

          - id: T-{{number + 1}}
            title: "limit {{number + 1}}"
            start: { event: {{act}}, offset_days: 1 }
            length: { value: {{number + 3}}, unit: month }
            stop: { event: Ended }
            source: { title: "a made limit", article: "{{number + 1}}" }
        """));
    private static readonly AskerId Asker = new("system:benchmark");

    private readonly List<double> _bare = [];
    private readonly List<double> _live = [];

    public async Task<MeasuredPart> Measure()
    {
        for (var round = 0; round < rounds; round++)
        {
            await MeasureOnce();
        }

        var text = Text();
        Console.Write(text);
        return new(
            text,
            new MeasuredNumber(
                "a live case with its activation ÷ an empty one",
                "at most 2 ×",
                (BenchmarkReport.Median(_live) / BenchmarkReport.Median(_bare))
                    .ToString("0.00", CultureInfo.InvariantCulture)));
    }

    private async Task MeasureOnce()
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            using var host = await Start(folder.FullName);
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            await Register(grains);
            // What the first ones bring about, whatever their number, is not theirs.
            await All(1000, number => grains.GetGrain<IEmptyGrain>($"warm:{number}").Touch());
            await All(1000, number => Fill(grains.GetGrain<ICaseGrain>($"case:warm-{number}"), number));
            var before = Held();
            await All(cases, number => grains.GetGrain<IEmptyGrain>($"empty:{number}").Touch());
            var empty = Held();
            await All(cases, number => Fill(grains.GetGrain<ICaseGrain>($"case:{number}"), number));
            var full = Held();
            await host.StopAsync();
            _bare.Add((empty - before) / (double)cases);
            _live.Add((full - empty) / (double)cases);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<IHost> Start(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        await builder.AddGridSilo(new()
        {
            Store = StoreLocation.Parse($"sqlite:{Path.Combine(folder, "grid.db")}"),
            SiloPort = MeasuredSilo.FreePort(),
            GatewayPort = 0,
            HasSnapshots = false,
            Packs = [PackWithClocks(folder)],
            Checkpoints = new() { Keys = Path.Combine(folder, "keys"), HasFile = false, Verify = TimeSpan.Zero },
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    // The county's own words and rules, and the clocks beside them.
    private static string PackWithClocks(string folder)
    {
        var county = Path.Combine(BenchmarkLog.Root, "grains/packs/samples/county");
        var pack = Directory.CreateDirectory(Path.Combine(folder, "county")).FullName;
        foreach (var file in Directory.EnumerateFiles(county, "*.yaml"))
        {
            File.Copy(file, Path.Combine(pack, Path.GetFileName(file)));
        }

        var head = Path.Combine(pack, "pack.yaml");
        var all = File.ReadAllText(head).Replace("include: [", "include: [clocks.yaml, ", StringComparison.Ordinal);
        var acts = string.Concat(Acts.Append("Ended").Select(act => $"  - {{ act: {act} }}\n"));
        File.WriteAllText(head, all.Replace("\nacts:\n", $"\nacts:\n{acts}", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(pack, "clocks.yaml"), $"clocks:{Clocks}");
        return pack;
    }

    private static async Task Register(IGrainFactory grains)
    {
        await All(Officers, async number => await grains.GetGrain<IOfficerGrain>(OfficerOf(number).Value).Submit(
            Told<OfficerCommand>("register", new OfficerCommand.RegisterOfficer(Pack, Standing.Active)), default));
    }

    private static async Task Fill(ICaseGrain grain, int number)
    {
        OfficerId Officer(int place) => OfficerOf(((number * Slots.Length) + place) % Officers);
        CaseCommand[] commands =
        [
            new CaseCommand.OpenCase(Pack) { Kind = "civil" },
            .. Slots.Select((slot, place) => new CaseCommand.FillSlot(new(slot), Officer(place))),
            .. Acts.Select((act, place) => new CaseCommand.RecordAct(act) { Officer = Officer(place) }),
            new CaseCommand.TransferResponsibility(new(Slots[0]), Officer(1)),
        ];
        var replies = await grain.SubmitAll(
            [.. commands.Select((command, place) => Told($"command-{place}", command))], default);
        if (replies.Length != commands.Length || !replies.All(reply => reply is Reply.Done))
        {
            throw new InvalidOperationException($"{replies[^1]}");
        }

        if ((await grain.Look(default)).Sequence != commands.Length + Acts.Length)
        {
            throw new InvalidOperationException("an act has started no clock");
        }
    }

    private static Submission<TCommand> Told<TCommand>(string id, TCommand command) =>
        new(new(id), Asker, command) { Intent = Intent.Record };

    private static OfficerId OfficerOf(int number) => new($"officer:{number}");

    private static Task All(int count, Func<int, Task> each) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = 64 },
        async (number, _) => await each(number));

    private string Text() => new StringBuilder()
        .AppendLine("# What a live case takes in memory")
        .AppendLine()
        .AppendLine(
            CultureInfo.InvariantCulture,
            $"- {cases:N0} activations of each kind in one silo; a case has {Slots.Length} slots held, 8 commands "
            + $"taken, {Acts.Length} acts on record and {Acts.Length} clocks that run; {Officers:N0} officers; "
            + $"median of {rounds} rounds")
        .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"memory {cases} {rounds}"))
        .AppendLine("| activation | bytes, median | lowest – highest |")
        .AppendLine("|---|---|---|")
        .AppendLine(CultureInfo.InvariantCulture, $"| a grain that holds nothing, with a key as long | {Row(_bare)} |")
        .AppendLine(CultureInfo.InvariantCulture, $"| a live case | {Row(_live)} |")
        .AppendLine(
            CultureInfo.InvariantCulture,
            $"| ratio | {BenchmarkReport.Median(_live) / BenchmarkReport.Median(_bare):0.00} | |")
        .ToString();

    private static string Row(List<double> bytes) => string.Create(
        CultureInfo.InvariantCulture, $"{BenchmarkReport.Median(bytes):N0} | {bytes.Min():N0} – {bytes.Max():N0}");

    /// <summary>A grain that holds nothing.</summary>
    [Alias("benchmark.empty")]
    internal interface IEmptyGrain : IGrainWithStringKey
    {
        /// <summary>Wakes it.</summary>
        [Alias("touch")]
        Task Touch();
    }

    /// <inheritdoc/>
    internal sealed class EmptyGrain : Grain, IEmptyGrain
    {
        /// <inheritdoc/>
        public Task Touch() => Task.CompletedTask;
    }
}
