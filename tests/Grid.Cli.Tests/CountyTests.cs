using Grid.Client;
using Grid.Contracts;
using Grid.Simulator.Planning;
using Grid.Simulator.Running;
using Grid.Simulator.Scenarios;

namespace Grid.Cli.Tests;

/// <summary>The county at work on a running grid.</summary>
public sealed class CountyTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Every_step_of_the_county_is_answered_as_planned()
    {
        await using var silo = await SiloProcess.Start(
            _folder.Store(), $"--Grid:Packs:0={Repository.Sample("county")}");
        await using var host = await ClientHost.Connect(silo.Gateway);
        var (seen, plan) = (new List<ManyReply>(), Plan());
        using var simulation = new Simulation(plan, seen.Add);

        await simulation.Prepare(host.Grid, CancellationToken.None);
        for (var i = 0; i < 500; i++)
        {
            await simulation.TakeStep(host.Grid, CancellationToken.None);
        }

        var planned = Plan();
        var steps = planned.Staff.Concat(planned.Past).Concat(planned.Present().Take(planned.Prelude + 500))
            .ToDictionary(step => IdOf(step.Submission), step => step.IsRefused);
        Assert.Empty(
            from reply in seen
            let isRefused = steps[IdOf(reply.Submission)]
            where isRefused ? reply.Reply is not Reply.Refused : reply.Reply is not Reply.Done
            select $"{reply.Submission} {Told(reply.Reply)}");
        Assert.Equal(steps.Count, seen.Count);
        await GridTool.VerifiesClean(await Stopped(silo));
    }

    public void Dispose() => _folder.Dispose();

    private static ArrivalPlan Plan() => new(
        Scenario.Load("county"), new(7, ""), new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero));

    private async Task<string> Stopped(SiloProcess silo)
    {
        (await silo.Stop()).Exits(0);
        return _folder.Store();
    }

    private static string IdOf(ManySubmission submission) => submission switch
    {
        ManySubmission.ToCase(_, var sent) => sent.Id.Value,
        ManySubmission.ToOfficer(_, var sent) => sent.Id.Value,
        _ => throw new InvalidOperationException(),
    };

    private static string Told(Reply reply) => reply is Reply.Refused refused
        ? string.Join(", ", refused.Reasons.Select(reason => $"{reason.Rule} {reason.Missing}"))
        : reply.GetType().Name;
}
