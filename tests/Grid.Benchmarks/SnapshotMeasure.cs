using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Grid.Contracts.Grains;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Grid.Grains;
using Grid.Grains.Snapshots;
using Grid.Ledger;
using Grid.Ledger.Entries;
using Grid.Ledger.Tests;
using Grid.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks;

/// <summary>
/// How soon an officer of many entries answers: the first call to a grain that is not active, from its snapshot and
/// from the ledger alone, on the same store.
/// </summary>
internal sealed class SnapshotMeasure(int rounds, int entries)
{
    private const int Batch = 1000;

    // Nobody is suspended as often as attempts are noted.
    private const int Tenth = 10;

    private static readonly (string Name, OfficerId Officer, int Part, Func<int, OfficerEvent> Event)[] Streams =
    [
        ("attempts noted: a small state", new("officer:noted"), 1, _ =>
            new OfficerEvent.AttemptNoted("officer.suspend")),
        ("suspended and reinstated in turn: a tenth as many entries, a state as long as the stream",
            new("officer:moved"), Tenth, entry =>
                entry % 2 == 0 ? new OfficerEvent.Suspended(null) : new OfficerEvent.Reinstated(null)),
    ];

    public async Task<string> Run()
    {
        var text = new StringBuilder("# An officer of many entries\n\n")
            .Append(CultureInfo.InvariantCulture, $"- {entries:N0} entries, each of a command of its own; ")
            .Append(CultureInfo.InvariantCulture, $"the first call to the grain, median of {rounds} rounds, ")
            .Append("the very first left out\n")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"snapshots {rounds} {entries}"))
            .Append("| store | entries | from the snapshot | from the ledger | snapshot | is one command taken? |\n")
            .Append("|---|---|---|---|---|---|\n");
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            await MeasureStore(text, $"sqlite:{Path.Combine(folder.FullName, "grid.db")}", folder.FullName);
            // The tests' own server waits for no disk.
            using var server = new PostgresServer("track_commit_timestamp=on");
            await MeasureStore(text, $"postgres:{server.NewDatabase()}", folder.FullName);
            return BenchmarkReport.Keep("snapshots", text.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureStore(StringBuilder text, string store, string folder)
    {
        var (kept, replayed) = (new List<double>[Streams.Length], new List<double>[Streams.Length]);
        var (bytes, lookups) = (new long[Streams.Length], new double[Streams.Length]);
        using (var host = await Start(store, folder, hasSnapshots: true))
        {
            var shelf = host.Services.GetRequiredService<SnapshotShelf>();
            for (var stream = 0; stream < Streams.Length; stream++)
            {
                var officer = Streams[stream].Officer;
                await Fill(
                    host.Services.GetRequiredService<ILedger>(),
                    (officer, entries / Streams[stream].Part),
                    Streams[stream].Event);
                await FirstCall(host, officer);
                SpinWait.SpinUntil(() => !shelf.IsWriting);
                kept[stream] = await Measure(host, officer, rounds);
                var found = (await shelf.Find(officer.Value, CancellationToken.None)).Snapshot
                    ?? throw new InvalidOperationException("no snapshot was kept");
                bytes[stream] = host.Services.GetRequiredService<SnapshotFrame>().Encode(found).Length;
                lookups[stream] = Lookup(found.Taken);
            }

            await host.StopAsync();
        }

        using (var host = await Start(store, folder, hasSnapshots: false))
        {
            for (var stream = 0; stream < Streams.Length; stream++)
            {
                replayed[stream] = await Measure(host, Streams[stream].Officer, Math.Min(rounds, 3));
            }

            await host.StopAsync();
        }

        for (var stream = 0; stream < Streams.Length; stream++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {store.Split(':')[0]} | {Streams[stream].Name} ")
                .Append(CultureInfo.InvariantCulture, $"| {Told(kept[stream])} | {Told(replayed[stream])} ")
                .Append(CultureInfo.InvariantCulture, $"| {bytes[stream] / 1024:N0} KiB ")
                .Append(CultureInfo.InvariantCulture, $"| {lookups[stream]:0.0} µs |\n");
        }

        Console.Write(text);
    }

    private static string Told(List<double> values) => string.Create(
        CultureInfo.InvariantCulture,
        $"{BenchmarkReport.Median(values):N1} ms ({values.Min():N1} – {values.Max():N1})");

    private static async Task<IHost> Start(string store, string folder, bool hasSnapshots)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        await builder.AddGridSilo(new()
        {
            Store = StoreLocation.Parse(store),
            SiloPort = MeasuredSilo.FreePort(),
            GatewayPort = 0,
            HasSnapshots = hasSnapshots,
            Checkpoints = new() { Keys = Path.Combine(folder, "keys"), HasFile = false, Verify = TimeSpan.Zero },
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task Fill(
        ILedger ledger, (OfficerId Officer, int Entries) wanted, Func<int, OfficerEvent> next)
    {
        var (officer, entries) = wanted;
        var (head, at) = (StreamHead.None, new Timestamp(638_000_000_000_000_000, 0));
        while (head.Sequence < entries)
        {
            var (expected, pending) = (head, ImmutableArray.CreateBuilder<PendingEntry>(Batch));
            for (var i = 0; i < Batch && head.Sequence < entries; i++)
            {
                at = at with { LocalTicks = at.LocalTicks + TimeSpan.TicksPerSecond };
                OfficerEvent happened = head.Sequence == 0
                    ? new OfficerEvent.Registered(new("desk"), Standing.Active)
                    : next(head.Sequence);
                var header = HeaderOf(officer, head, EventTypes.AliasOf(happened), at);
                var body = EntryCodec.Encode(header, happened);
                head = new(header.Sequence, HashChain.HashOf(body));
                pending.Add(new(header.Sequence, header.Type, body, head.Hash));
            }

            var outcome = await ledger.Append(
                new(officer.Value, expected, pending.ToImmutable()), CancellationToken.None);
            _ = outcome as AppendOutcome.Appended ?? throw new InvalidOperationException(outcome.ToString());
        }
    }

    private static EntryHeader HeaderOf(OfficerId officer, StreamHead after, string type, Timestamp at) => new()
    {
        Stream = officer.Value,
        Sequence = after.Sequence + 1,
        Type = type,
        Part = (1, 1),
        RecordedAt = at,
        By = AskerId.Parse("system:registry"),
        Intent = Intent.Record,
        Command = new(Guid.CreateVersion7().ToString()),
        CommandDigest = EntryHeader.NoPrevious,
        Previous = HashChain.Print(after.Hash),
    };

    private static async Task<List<double>> Measure(IHost host, OfficerId officer, int times)
    {
        await FirstCall(host, officer);
        var measured = new List<double>();
        for (var round = 0; round < times; round++)
        {
            measured.Add(await FirstCall(host, officer));
        }

        return measured;
    }

    private static async Task<double> FirstCall(IHost host, OfficerId officer)
    {
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IOfficerGrain>(officer.Value);
        var activations = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        // One that is busy still, if only with its snapshot, is not collected at once. That it has an address says
        // nothing: a grain that is not active is told the one that it had.
        do
        {
            await activations.ForceActivationCollection(TimeSpan.Zero);
        }
        while ((await activations.GetDetailedGrainStatistics()).Any(active => active.GrainId == grain.GetGrainId()));

        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        var state = await grain.State(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return state.Sequence > 0 ? took : throw new InvalidOperationException("the officer is empty");
    }

    private static double Lookup(TakenCommands.Kept kept)
    {
        var taken = new TakenCommands();
        taken.Resume(kept);
        var started = Stopwatch.GetTimestamp();
        for (var lookup = 0; lookup < 1000; lookup++)
        {
            _ = taken.Candidates(new($"command-{lookup}")).Length > 0;
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / 1000;
    }
}
