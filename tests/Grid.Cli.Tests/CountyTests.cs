using Grid.Client;
using Grid.Contracts;
using Grid.Simulator.Running;

namespace Grid.Cli.Tests;

/// <summary>The county at work on a running grid.</summary>
public sealed class CountyTests : IDisposable
{
    private const ulong Seed = 7;
    private const int Further = 300;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Every_step_of_the_county_is_answered_as_planned()
    {
        await using var silo = await StartSilo();
        await using var host = await ClientHost.Connect(silo.Gateway);
        var seen = new List<ManyReply>();
        using var simulation = new Simulation(CountyLedger.Plan(Seed), seen.Add);

        await simulation.Prepare(host.Grid, CancellationToken.None);
        for (var i = 0; i < Further; i++)
        {
            await simulation.TakeStep(host.Grid, CancellationToken.None);
        }

        var plan = CountyLedger.Plan(Seed);
        var steps = plan.Staff.Concat(plan.Past).Concat(plan.Present().Take(plan.Prelude + Further))
            .ToDictionary(step => IdOf(step.Submission), step => step.IsRefused);
        Assert.Empty(
            from reply in seen
            let isRefused = steps[IdOf(reply.Submission)]
            where isRefused ? reply.Reply is not Reply.Refused : reply.Reply is not Reply.Done
            select $"{reply.Submission} {Told(reply.Reply)}");
        Assert.Equal(steps.Count, seen.Count);
    }

    [Fact]
    public async Task A_county_that_is_interrupted_goes_on_and_doubles_nothing()
    {
        var plan = CountyLedger.Plan(Seed);
        using var stop = new CancellationTokenSource();
        var (seen, midst) = (0, plan.Staff.Length + (plan.Past.Length / 2));
        using var simulation = new Simulation(plan, _ => StopIn(midst));
        await using (var silo = await StartSilo())
        {
            await using (var host = await ClientHost.Connect(silo.Gateway))
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(
                    () => simulation.Prepare(host.Grid, stop.Token));
            }

            await using var again = await ClientHost.Connect(silo.Gateway);
            await simulation.Prepare(again.Grid, CancellationToken.None);
            (await silo.Stop()).Exits(0);
        }

        await GridTool.VerifiesClean(_folder.Store());
        var kept = CountyLedger.ActsOf(await CountyLedger.Entries(_folder.Store()));
        var planned = CountyLedger.ActsOf(CountyLedger.Plan(Seed));
        Assert.Equal(planned.Count, kept.Count);
        Assert.All(planned, acts => Assert.Equal(acts, kept[acts.Key]));

        void StopIn(int steps)
        {
            if (++seen == steps)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public async Task The_county_is_judged_in_the_shadow_of_a_running_grid_as_it_was_judged_by_it()
    {
        await using var silo = await StartSilo();
        await using var host = await ClientHost.Connect(silo.Gateway);
        using var simulation = new Simulation(CountyLedger.Plan(Seed), _ => { });
        await simulation.Prepare(host.Grid, CancellationToken.None);
        _folder.Write("strict/pack.yaml", File.ReadAllText(Path.Combine(Repository.Sample("county"), "pack.yaml")));
        _folder.Write("strict/names.yaml", File.ReadAllText(Path.Combine(Repository.Sample("county"), "names.yaml")));
        _folder.Write("strict/terms.yaml", File.ReadAllText(Path.Combine(Repository.Sample("county"), "terms.yaml")));
        _folder.Write("strict/rules.yaml", File.ReadAllText(Path.Combine(Repository.Sample("county"), "rules.yaml"))
            .Replace("class: procurator\n", "class: judge\n", StringComparison.Ordinal));

        var same = (await GridTool.Ask("pack", "diff", "county", "county", "--over", _folder.Store()))
            .GetProperty("over");
        var strict = (await GridTool.Ask("pack", "diff", "county", _folder["strict"], "--over", _folder.Store()))
            .GetProperty("over");

        Assert.True(same.GetProperty("compared").GetInt32() > Further);
        Assert.Equal(0, same.GetProperty("unlike").GetInt32());
        Assert.Equal(0, same.GetProperty("differences").GetInt32());
        var rule = Assert.Single(strict.GetProperty("rules").EnumerateArray());
        Assert.Equal("arrest.procurator-approves", rule.GetProperty("rule").GetString());
        Assert.True(rule.GetProperty("begins").GetInt32() > 0);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SiloProcess> StartSilo() =>
        SiloProcess.Start(_folder.Store(), $"--Grid:Packs:0={Repository.Sample("county")}");

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
