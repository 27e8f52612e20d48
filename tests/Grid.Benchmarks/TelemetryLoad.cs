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
/// Acts of a made sign-off log, submitted one by one through a gateway: a call, a decision and an answer for each, so
/// that what is measured around a submission is paid for every act.
/// </summary>
internal sealed class TelemetryLoad(GridClient grid, int acts)
{
    private const int Officers = 500;
    private const int ActsInACase = 3;

    private static readonly PackName Pack = new("sign-off");
    private static readonly AskerId Asker = new("system:benchmark");
    private static readonly string[] Steps = ["SUBMITTED", "REVIEWED", "APPROVED"];
    private static readonly string[] Ranks = ["OFFICER", "SERGEANT", "LIEUTENANT"];

    /// <summary>
    /// Acts a second, and the silo's processor time for one in microseconds, once officers are registered, cases are
    /// open and the silo is warm.
    /// </summary>
    public static async Task<(double ActsPerSecond, double Cost)> Run(MeasuredSilo silo, bool propagates, int acts)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddGridClient(options =>
        {
            options.Gateways.Add(silo.Gateway);
            options.PropagatesTraces = propagates;
        });
        using var host = builder.Build();
        await host.StartAsync();
        var load = new TelemetryLoad(host.Services.GetRequiredService<GridClient>(), acts);
        await load.Submit(Registrations());
        await load.Submit(load.Openings());
        await load.Submit(load.Acts("warm", acts / 4));
        var (started, before) = (Stopwatch.GetTimestamp(), silo.ProcessorTime);
        await load.Submit(load.Acts("run", acts));
        var rate = acts / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cost = (silo.ProcessorTime - before).TotalMicroseconds / acts;
        await host.StopAsync();
        return (rate, cost);
    }

    private async Task Submit(IEnumerable<ManySubmission> submissions)
    {
        await foreach (var reply in grid.SubmitManyAsync(submissions))
        {
            if (reply.Reply is not Reply.Done)
            {
                throw new InvalidOperationException($"{reply.Submission.Stream}: {reply.Reply}");
            }
        }
    }

    private static IEnumerable<ManySubmission> Registrations() =>
        from number in Enumerable.Range(0, Officers)
        select new ManySubmission.ToOfficer(OfficerOf(number), Told<OfficerCommand>(
            "register", new OfficerCommand.RegisterOfficer(Pack, Standing.Active)));

    private IEnumerable<ManySubmission> Openings() =>
        from number in Enumerable.Range(0, Cases)
        select new ManySubmission.ToCase(CaseOf(number), Told<CaseCommand>("open", new CaseCommand.OpenCase(Pack)));

    private IEnumerable<ManySubmission> Acts(string round, int count) =>
        from number in Enumerable.Range(0, count)
        let step = number / Cases % ActsInACase
        select new ManySubmission.ToCase(CaseOf(number % Cases), Told<CaseCommand>(
            $"{round}-{number}",
            new CaseCommand.RecordAct(Steps[step])
            {
                Officer = OfficerOf((number * 31) + (step * 97)),
                Facts = FactSet.Of([new Fact("rank", Ranks[step])]),
            }));

    private int Cases => Math.Max(1, acts / ActsInACase);

    private static Submission<TCommand> Told<TCommand>(string id, TCommand command) =>
        new(new(id), Asker, command) { Intent = Intent.Record };

    private static CaseId CaseOf(int number) => new($"case:{number}");

    private static OfficerId OfficerOf(int number) => new($"officer:{number % Officers}");
}
