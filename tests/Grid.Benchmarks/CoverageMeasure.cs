using System.Diagnostics;
using System.Globalization;
using System.Text;
using Grid.Contracts;
using Grid.Contracts.Grains;
using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Units;
using Grid.Domain.Vocabulary;
using Grid.Grains;
using Grid.Ledger;
using Grid.Ledger.Sqlite;
using Grid.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks;

/// <summary>
/// How long a silo takes to say what it knows of blind spots, from memory, of a nation of live cases; and how long
/// after a commit the nation's numbers know of it.
/// </summary>
/// <param name="cases">How many live cases there are.</param>
/// <param name="asked">How often each question is asked.</param>
internal sealed class CoverageMeasure(int cases, int asked)
{
    private const int Provinces = 31;
    private const int CitiesOfEach = 11;
    private const int CountiesOfEach = 8;
    private const int Officers = 20_000;
    private const int Commits = 200;

    private const string PackText = """
        pack: nation
        title: a term of thirty days
        oversight: officer:ova
        slots: [{ slot: lead }, { slot: reviewer }]
        acts: [{ act: Filed }, { act: Heard }, { act: Judged }, { act: Finished }]
        procedures:
          - procedure: ordinary
            kinds: [civil]
            stages:
              - { stage: filing, holder: lead, slots: [reviewer], acts: [Filed] }
              - { stage: trial, holder: lead, slots: [reviewer], acts: [Heard] }
              - { stage: judgment, holder: lead, slots: [reviewer], acts: [Judged] }
            transitions: [{ on: Heard, to: trial }, { on: Judged, to: judgment }]
        rules:
          - id: lead.is-held
            kind: required-slot
            slot: lead
            otherwise: nobody leads the case
            source: { title: a house rule, article: "1" }
        clocks:
          - id: T-1
            title: handled within thirty days
            start: { event: Filed }
            length: { value: 30, unit: day }
            stop: { event: Finished }
            holder: lead
            on_breach: { consequence: it is late, clue: delay }
            source: { title: a house rule, article: "2" }
        kinds: [civil]

        """;

    private static readonly string?[] Stages = ["filing", "trial", "judgment", "elsewhere"];
    private static readonly PackName Pack = new("nation");
    private static readonly AskerId Asker = new("system:benchmark");
    private static readonly UnitId Nation = new("unit:nation");

    public async Task<string> Run()
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            var pack = Directory.CreateDirectory(Path.Combine(folder.FullName, "pack"));
            await File.WriteAllTextAsync(Path.Combine(pack.FullName, "pack.yaml"), PackText);
            // Once, to put the pack in force.
            using (var first = await Start(folder.FullName))
            {
                await first.StopAsync();
            }

            await Fill(Path.Combine(folder.FullName, "grid.db"));
            var text = await Measure(folder.FullName);
            Console.Write(text);
            return BenchmarkReport.Keep("coverage", text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> Measure(string folder)
    {
        var before = Held();
        var began = Stopwatch.GetTimestamp();
        using var host = await Start(folder);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var coverage = grains.GetGrain<ICoverageGrain>("coverage");
        var view = await coverage.Look(null, CoverageView.SilentDaysUsually, default);
        while (!view.IsCaughtUp)
        {
            view = await coverage.Look(null, CoverageView.SilentDaysUsually, default);
        }

        var rebuilt = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = (Held() - before) / (double)cases;
        if (view.Counts.LiveCases != cases || view.Counts.CasesWithoutHolder == 0 || view.Counts.Overdue == 0)
        {
            throw new InvalidOperationException($"{view.Counts}");
        }

        var province = new UnitId("unit:p01");
        var all = await Times(() => coverage.Look(null, CoverageView.SilentDaysUsually, default));
        var nation = await Times(() => coverage.Look(Nation, CoverageView.SilentDaysUsually, default));
        var part = await Times(() => coverage.Look(province, CoverageView.SilentDaysUsually, default));
        var matrix = await Times(() => coverage.LookAtMatrix(null, default));
        var lag = await Lag(grains, coverage);
        await host.StopAsync();
        var text = new StringBuilder()
            .AppendLine("# Coverage of live cases, answered from memory by one silo, SQLite")
            .AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"- {cases:N0} live cases in {Provinces * CitiesOfEach * CountiesOfEach:N0} counties of {Provinces} "
                + $"provinces, {Officers:N0} officers; of them {view.Counts.CasesWithoutHolder:N0} without a holder, "
                + $"{view.Counts.Overdue:N0} overdue, {view.Counts.Silent:N0} silent for "
                + $"{CoverageView.SilentDaysUsually} days; each question asked {asked:N0} times, by grain call")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"coverage {cases} {asked}"))
            .AppendLine("| question | median (ms) | 99th percentile (ms) | most (ms) |")
            .AppendLine("|---|---|---|---|");
        Row("coverage of everything", all);
        Row("coverage of the nation, by province", nation);
        Row("coverage of one province, by city", part);
        Row("stage × duty × rule of everything", matrix);
        Row($"from a commit to the nation's number, {Commits} commits", lag);
        return text.AppendLine()
            .AppendLine("| restart | measured |")
            .AppendLine("|---|---|")
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"| from the start of the silo until every number is there again (s) | {rebuilt:0.0} |")
            .AppendLine(CultureInfo.InvariantCulture, $"| memory of all views, a live case (bytes) | {bytes:N0} |")
            .ToString();

        void Row(string what, double[] times) => text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {what} | {At(times, 0.5):0.0} | {At(times, 0.99):0.0} | {times[^1]:0.0} |");
    }

    private async Task<double[]> Times<TAnswer>(Func<Task<TAnswer>> ask)
    {
        var times = new double[asked];
        for (var i = 0; i < asked; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask();
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return [.. times.Order()];
    }

    // From the reply, which comes with the commit, until somebody who asks for everything is told so.
    private async Task<double[]> Lag(IGrainFactory grains, ICoverageGrain coverage)
    {
        var county = new UnitId("unit:p01-01-01");
        var times = new double[Commits];
        for (var i = 0; i < Commits; i++)
        {
            var reply = await grains.GetGrain<ICaseGrain>($"case:further-{i}").Submit(
                new(new($"further-{i}"), Asker, new CaseCommand.OpenCase(Pack) { Kind = "civil", Unit = county })
                {
                    Intent = Intent.Record,
                },
                default);
            var began = Stopwatch.GetTimestamp();
            if (reply is not Reply.Done)
            {
                throw new InvalidOperationException($"{reply}");
            }

            while ((await coverage.Look(Nation, 1, default)).Counts.LiveCases < cases + i + 1)
            {
                // What is not there yet comes with the next answer.
            }

            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return [.. times.Order()];
    }

    private async Task Fill(string store)
    {
        await using var ledger = new StoredLedger(SqliteLedgerStore.Open(store));
        var now = DateTimeOffset.UtcNow;
        var units = new List<UnitId>();
        await Write<UnitEvent>(ledger, Nation.Value, now, new UnitEvent.Registered(Pack));
        for (var province = 1; province <= Provinces; province++)
        {
            var above = await Register($"unit:p{province:00}", Nation);
            for (var city = 1; city <= CitiesOfEach; city++)
            {
                var middle = await Register($"{above.Value}-{city:00}", above);
                for (var county = 1; county <= CountiesOfEach; county++)
                {
                    units.Add(await Register($"{middle.Value}-{county:00}", middle));
                }
            }
        }

        await All(Officers, number => Write<OfficerEvent>(
            ledger,
            $"officer:{number}",
            now,
            new OfficerEvent.Registered(Pack, Standing.Active)
            {
                // Every thousandth has nobody above.
                Supervisor = number % 1000 == 0 ? null : new OfficerId($"officer:{number / 10 * 10 % Officers}"),
                Unit = units[number % units.Count],
            }));
        await All(cases, number => Write(ledger, $"case:{number:0000000}", now, EventsOf(number, units, now)));

        async Task<UnitId> Register(string id, UnitId above)
        {
            await Write<UnitEvent>(ledger, id, now, new UnitEvent.Registered(Pack) { Lead = above });
            return new(id);
        }
    }

    // One in a hundred is led by nobody, one in ten is overdue; the last act was on one of the last sixty days.
    private static CaseEvent[] EventsOf(int number, List<UnitId> units, DateTimeOffset now)
    {
        var begun = Timestamp.FromUtc(now.AddDays(-(number % 60)));
        var due = Timestamp.FromUtc(now.AddDays(number % 10 == 0 ? -1 : 20));
        SlotFilling reviewer = new(new("reviewer"), 1, new($"officer:{(number + 7) % Officers}"));
        return
        [
            new CaseEvent.Opened(Pack, IsRun: false)
            {
                Kind = "civil",
                Procedure = "ordinary",
                Stage = Stages[number % 50 == 0 ? 3 : number % 3],
                Unit = units[number % units.Count],
                Slots = number % 100 == 0
                    ? [reviewer]
                    : [new(new("lead"), 1, new($"officer:{number % Officers}")), reviewer],
            },
            new CaseEvent.ClockStarted(new("T-1"), begun) { Due = due },
        ];
    }

    private static async Task Write<TEvent>(
        StoredLedger ledger, string stream, DateTimeOffset now, params TEvent[] events)
        where TEvent : class
    {
        var at = Timestamp.FromUtc(now.AddDays(-(Math.Abs(stream.GetHashCode(StringComparison.Ordinal)) % 60)));
        var write = new StreamWrite<TEvent>(stream, StreamHead.None, [.. events]);
        var submission = new Submission<TEvent>(new($"made-{stream}"), Asker, events[0])
        {
            Intent = Intent.Record,
            At = at,
        };
        var written = write.Encode(submission, "none", Reliance.OnNothing(Timestamp.FromUtc(now)));
        await ledger.Append(new(stream, write.After, written.Entries), CancellationToken.None);
    }

    private static Task All(int count, Func<int, Task> each) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = 1024 },
        async (number, _) => await each(number));

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
            HasViews = true,
            Packs = [Path.Combine(folder, "pack")],
            Deadlines = null,
            Checkpoints = new() { Keys = Path.Combine(folder, "keys"), HasFile = false, Verify = TimeSpan.Zero },
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static double At(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];
}
