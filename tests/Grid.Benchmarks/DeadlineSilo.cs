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

/// <summary>A silo with cases whose clocks take their steps by themselves, and what is asked of it.</summary>
internal static class DeadlineSilo
{
    /// <summary>How many clocks the act <c>Begun</c> starts; <c>Filed</c> starts one.</summary>
    public const int ClocksTogether = 10;

    private const string PackText = """
        pack: terms
        title: a term of an hour
        oversight: officer:ova
        powers: [decide]
        slots: [{ slot: lead }]
        acts: [{ act: Filed }, { act: Begun }, { act: Finished }, { act: Noted }]
        clocks:
          - id: T-1
            title: handled within the hour
            start: { event: Filed }
            length: { value: 1, unit: hour }
            stop: { event: Finished }
            holder: lead
            on_breach: { consequence: it is late, clue: delay }
            source: { title: a house rule, article: "1" }

        """;

    private static readonly string ClocksOfBegun = string.Concat(
        Enumerable.Range(1, ClocksTogether).Select(number => $$"""
              - id: H-{{number}}
                title: "handled within the hour, {{number}}"
                start: { event: Begun }
                length: { value: 1, unit: hour }
                stop: { event: Finished }
                holder: lead
                on_breach: { consequence: it is late, clue: delay }
                source: { title: a house rule, article: "{{number + 1}}" }

            """));

    public static readonly TimeSpan Term = TimeSpan.FromHours(1);
    public static readonly PackName Pack = new("terms");
    public static readonly OfficerId Lead = new("officer:lead");
    private static readonly AskerId Asker = new("system:benchmark");

    /// <summary>Writes the pack into a folder, from which silos are started.</summary>
    public static async Task WritePack(string folder)
    {
        var pack = Directory.CreateDirectory(Path.Combine(folder, "pack"));
        await File.WriteAllTextAsync(Path.Combine(pack.FullName, "pack.yaml"), PackText + ClocksOfBegun);
    }

    /// <summary>Starts a silo, at another time where one is given.</summary>
    public static async Task<IHost> Start(string folder, string store, bool isOn, DateTimeOffset? at = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        await builder.AddGridSilo(new()
        {
            Store = StoreLocation.Parse($"sqlite:{store}"),
            SiloPort = MeasuredSilo.FreePort(),
            GatewayPort = 0,
            HasSnapshots = false,
            Packs = [Path.Combine(folder, "pack")],
            Deadlines = isOn ? new() : null,
            Checkpoints = new() { Keys = Path.Combine(folder, "keys"), HasFile = false, Verify = TimeSpan.Zero },
        });
        if (at is { } then)
        {
            builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(then - DateTimeOffset.UtcNow));
        }

        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public static async Task Register(IHost host)
    {
        foreach (var (id, above) in new[] { (Lead, new OfficerId("officer:above")), (new("officer:above"), Lead) })
        {
            await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IOfficerGrain>(id.Value).Submit(
                new(new($"register-{id}"), Asker, new OfficerCommand.RegisterOfficer(Pack, Standing.Active)
                {
                    Supervisor = above,
                }),
                default);
        }
    }

    /// <summary>Opens so many cases, and lets an act start clocks in each as of a time.</summary>
    public static Task Fill(IHost host, int count, DateTimeOffset from, string act)
    {
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var facts = FactSet.Of([new("from", Timestamp.FromUtc(from).ToString())]);
        return Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 256 },
            async (number, _) =>
            {
                var replies = await grains.GetGrain<ICaseGrain>($"case:{number}").SubmitAll(
                    [
                        Asked("open", new CaseCommand.OpenCase(Pack) { Slots = [new(new("lead"), 1, Lead)] }),
                        Asked("file", new CaseCommand.RecordAct(act) { Facts = facts }),
                    ],
                    default);
                if (replies.Length != 2 || !replies.All(reply => reply is Reply.Done))
                {
                    throw new InvalidOperationException($"{replies[^1]}");
                }
            });
    }

    public static Submission<CaseCommand> Asked(string id, CaseCommand command) => new(new(id), Asker, command);

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
