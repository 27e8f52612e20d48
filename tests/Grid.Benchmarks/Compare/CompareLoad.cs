using System.Diagnostics;
using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks.Compare;

/// <summary>
/// Acts of a made sign-off log, one command each, over a gateway: the same for the grid and for what it is compared
/// with.
/// </summary>
internal sealed class CompareLoad : IAsyncDisposable
{
    private const int Officers = 500;
    private const int Cases = 4000;

    private static readonly PackName Pack = new("sign-off");
    private static readonly AskerId Asker = new("system:benchmark");
    private static readonly string[] Steps = ["SUBMITTED", "REVIEWED", "APPROVED"];
    private static readonly string[] Ranks = ["OFFICER", "SERGEANT", "LIEUTENANT"];

    private readonly IHost _host;
    private readonly GridClient _grid;
    private int _number;

    private CompareLoad(IHost host) => (_host, _grid) = (host, host.Services.GetRequiredService<GridClient>());

    public static async Task<CompareLoad> Connect(string gateway, int inFlight)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddGridClient(options =>
        {
            options.Gateways.Add(gateway);
            options.PropagatesTraces = false;
            options.InFlightMax = inFlight;
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Registers officers and opens cases.</summary>
    public async Task Prepare(bool hasOfficers)
    {
        if (hasOfficers)
        {
            await Submit(Enumerable.Range(0, Officers).Select(number => new ManySubmission.ToOfficer(
                OfficerOf(number),
                Told<OfficerCommand>("register", new OfficerCommand.RegisterOfficer(Pack, Standing.Active)))));
        }

        await Submit(Enumerable.Range(0, Cases).Select(number => new ManySubmission.ToCase(
            CaseOf(number), Told<CaseCommand>("open", new CaseCommand.OpenCase(Pack)))));
    }

    /// <summary>Submits acts, and waits for each to be durable.</summary>
    /// <returns>Acts a second.</returns>
    public async Task<double> Acts(int count)
    {
        var started = Stopwatch.GetTimestamp();
        await Submit(Enumerable.Range(0, count).Select(_ => Next()));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private ManySubmission.ToCase Next()
    {
        var number = _number++;
        var step = number / Cases % Steps.Length;
        return new(CaseOf(number % Cases), Told<CaseCommand>($"act-{number}", new CaseCommand.RecordAct(Steps[step])
        {
            Officer = OfficerOf((number * 31) + (step * 97)),
            Facts = FactSet.Of([new Fact("rank", Ranks[step])]),
        }));
    }

    private async Task Submit(IEnumerable<ManySubmission> submissions)
    {
        await foreach (var reply in _grid.SubmitManyAsync(submissions))
        {
            if (reply.Reply is not Reply.Done)
            {
                throw new InvalidOperationException($"{reply.Submission.Stream}: {reply.Reply}");
            }
        }
    }

    private static Submission<TCommand> Told<TCommand>(string id, TCommand command) =>
        new(new(id), Asker, command) { Intent = Intent.Record };

    private static CaseId CaseOf(int number) => new($"case:{number}");

    private static OfficerId OfficerOf(int number) => new($"officer:{number % Officers}");
}
