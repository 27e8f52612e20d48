using System.Globalization;
using System.Text;
using System.Text.Json;
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
/// How long it takes after a suspension until the last case that it touches has an entry of its own, by the grid's own
/// times: from the entry of the suspension to that of the last case.
/// </summary>
/// <param name="rounds">How often, each with an officer and cases of its own.</param>
internal sealed class FanOutMeasure(int rounds)
{
    private const string PackText = """
        pack: held
        title: cases that somebody leads
        oversight: officer:authority
        powers: [decide]
        slots: [{ slot: lead, power: decide }]
        acts: [{ act: Noted }]
        rules:
          - id: held.lead-is-held
            kind: required-slot
            slot: lead
            otherwise: nobody leads the case
            source: { title: a house rule, article: "1" }

        """;

    private static readonly (int Cases, double Wanted)[] Sizes = [(120, 1), (5_000, 10)];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly PackName Pack = new("held");
    private static readonly AskerId Registry = new("system:registry");
    private static readonly Slot Lead = new("lead");

    private readonly Dictionary<int, List<double>> _seconds =
        Sizes.ToDictionary(size => size.Cases, _ => new List<double>());

    /// <summary>Measures, and writes the result beside the others.</summary>
    /// <returns>The file.</returns>
    public async Task<string> Run()
    {
        var folder = Directory.CreateTempSubdirectory("grid-benchmark-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "pack.yaml"), PackText);
            using var server = SettledServer.Start();
            await using var silo = await MeasuredSilo.Start(
                [$"--Grid:Store=postgres:{server.NewDatabase()}", $"--Grid:Packs:1={folder.FullName}"]);
            using var host = await Connect(silo.Gateway);
            var grid = host.Services.GetRequiredService<GridClient>();
            for (var round = 0; round < rounds; round++)
            {
                foreach (var (cases, _) in Sizes)
                {
                    _seconds[cases].Add(await Measure(grid, cases, round));
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{cases} cases: {_seconds[cases][^1]:0.00} s"));
                }
            }

            return BenchmarkReport.Keep("fan-out", Text());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> Measure(GridClient grid, int cases, int round)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{cases}-{round}");
        var (officer, deputy) = (OfficerId.Parse($"holder-{name}"), OfficerId.Parse($"deputy-{name}"));
        await Register(grid, deputy, null);
        await Register(grid, officer, deputy);
        var opening = new CaseCommand.OpenCase(Pack) { Slots = [new(Lead, 1, officer)] };
        await foreach (var opened in grid.SubmitManyAsync(Enumerable.Range(0, cases).Select(number =>
            new ManySubmission.ToCase(CaseId.Parse($"{name}-{number}"), new(new("open"), Registry, opening)))))
        {
            MustBeDone(opened.Reply);
        }

        var from = await grid.LookAtLedgerEndAsync();
        MustBeDone(await grid.Officer(officer).SubmitAsync(new OfficerCommand.SuspendOfficer(), Registry.Value));
        using var limit = new CancellationTokenSource(Limit);
        var (suspended, named) = (default(DateTimeOffset), 0);
        await foreach (var step in grid.FollowAsync(from, limit.Token))
        {
            using var read = JsonDocument.Parse(step.Entry.Json);
            var recordedAt = DateTimeOffset.Parse(
                read.RootElement.GetProperty("recordedAt").GetString()!, CultureInfo.InvariantCulture);
            switch (read.RootElement.GetProperty("type").GetString())
            {
                case "officer.suspended.v1":
                    suspended = recordedAt;
                    break;
                case "case.acting-holder-named.v1" when ++named == cases:
                    return (recordedAt - suspended).TotalSeconds;
                default:
                    break;
            }
        }

        throw new InvalidOperationException($"the ledger ended after {named} of {cases} cases");
    }

    private static async Task Register(GridClient grid, OfficerId officer, OfficerId? deputy)
    {
        MustBeDone(await grid.Officer(officer).SubmitAsync(
            new OfficerCommand.RegisterOfficer(Pack, Standing.Active) { Deputy = deputy }, Registry.Value));
        MustBeDone(await grid.Officer(officer).SubmitAsync(
            new OfficerCommand.GrantMandate(new("m-1")) { Powers = [new("decide")] }, Registry.Value));
    }

    private static void MustBeDone(Reply reply)
    {
        if (reply is not Reply.Done)
        {
            throw new InvalidOperationException($"{reply}");
        }
    }

    private static async Task<IHost> Connect(string gateway)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddGridClient(options => options.Gateways.Add(gateway));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private string Text()
    {
        var text = new StringBuilder()
            .AppendLine("# What follows from a suspension, one silo on PostgreSQL (synchronous_commit = on)")
            .AppendLine()
            .AppendLine(
                "- from the entry of the suspension to the entry of the last case that it touches, by the grid's own "
                + "times; every case is live when the officer is suspended")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"fan-out {rounds}"))
            .AppendLine("| live cases | at the most, s | median, s | lowest – highest |")
            .AppendLine("|---|---|---|---|");
        foreach (var (cases, wanted) in Sizes)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {cases:N0} | {wanted:0} | {BenchmarkReport.Median(_seconds[cases]):0.00} "
                + $"| {_seconds[cases].Min():0.00} – {_seconds[cases].Max():0.00} |");
        }

        return text.ToString();
    }
}
