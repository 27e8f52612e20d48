using System.Diagnostics;
using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks;

/// <summary>
/// Acts of a made sign-off log over a gateway: a call, a decision and an answer for each, the same for the grid and for
/// what it is compared with.
/// </summary>
internal sealed class MadeLoad : IAsyncDisposable
{
    private const int Officers = 500;

    private static readonly PackName Pack = new("sign-off");
    private static readonly AskerId Asker = new("system:benchmark");
    private static readonly string[] Steps = ["SUBMITTED", "REVIEWED", "APPROVED"];
    private static readonly string[] Ranks = ["OFFICER", "SERGEANT", "LIEUTENANT"];

    private readonly IHost _host;
    private readonly GridClient _grid;
    private readonly Shape _shape;
    private int _number;

    private MadeLoad(IHost host, Shape shape) =>
        (_host, _grid, _shape) = (host, host.Services.GetRequiredService<GridClient>(), shape);

    /// <summary>Connects to a grid by a gateway, or by several.</summary>
    public static async Task<MadeLoad> Connect(string gateway, Shape shape, params IEnumerable<string> others)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddGridClient(options =>
        {
            foreach (var each in others.Prepend(gateway))
            {
                options.Gateways.Add(each);
            }

            options.PropagatesTraces = shape.PropagatesTraces;
            options.InFlightMax = shape.InFlight;
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host, shape);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Registers officers and opens cases.</summary>
    public async Task Prepare(bool hasOfficers = true)
    {
        if (hasOfficers)
        {
            await Submit(Enumerable.Range(0, Officers).Select(number => new ManySubmission.ToOfficer(
                OfficerOf(number),
                Told<OfficerCommand>("register", new OfficerCommand.RegisterOfficer(Pack, Standing.Active)))));
        }

        await Submit(Enumerable.Range(0, _shape.Cases).Select(number => new ManySubmission.ToCase(
            CaseOf(number), Told<CaseCommand>("open", new CaseCommand.OpenCase(Pack)))));
    }

    /// <summary>Submits acts, one a call, and waits for each to be durable.</summary>
    /// <returns>Acts a second.</returns>
    public async Task<double> Acts(int count)
    {
        var started = Stopwatch.GetTimestamp();
        await Submit(Enumerable.Range(0, count).Select(_ => Next()));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Submits acts, several of one case a call, and waits for each to be durable.</summary>
    /// <returns>Acts a second.</returns>
    public async Task<double> Batches(int count, int size)
    {
        var (left, place) = (count / size, 0);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, _shape.InFlight).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var number = Interlocked.Increment(ref place) % _shape.Cases;
                var replies = await _grid.Case(CaseOf(number)).SubmitAllAsync(
                    [.. Enumerable.Range(0, size).Select(_ => Act(Interlocked.Increment(ref _number), number % 3))]);
                if (!replies.All(reply => reply is Reply.Done))
                {
                    throw new InvalidOperationException($"{CaseOf(number)}: {replies[^1]}");
                }
            }
        }));
        return count / size * size / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private ManySubmission.ToCase Next()
    {
        var number = _number++;
        return new(CaseOf(number % _shape.Cases), Act(number, number / _shape.Cases % Steps.Length));
    }

    private static Submission<CaseCommand> Act(int number, int step) =>
        Told<CaseCommand>($"act-{number}", new CaseCommand.RecordAct(Steps[step])
        {
            Officer = OfficerOf((number * 31) + (step * 97)),
            Facts = FactSet.Of([new Fact("rank", Ranks[step])]),
        });

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

    private CaseId CaseOf(int number) => new($"case:{_shape.Prefix}-{number}");

    private static OfficerId OfficerOf(int number) => new($"officer:{number % Officers}");

    /// <summary>How a load looks.</summary>
    /// <param name="InFlight">How many calls may be under way.</param>
    public sealed record Shape(int InFlight)
    {
        /// <summary>How many cases the acts are of.</summary>
        public int Cases { get; init; } = 4000;

        /// <summary>What the ids of the cases begin with.</summary>
        public string Prefix { get; init; } = "made";

        /// <summary>Whether the callers' traces go on in the grid.</summary>
        public bool PropagatesTraces { get; init; }
    }
}
