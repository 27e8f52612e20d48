using Grid.Client;
using Grid.Domain.Cases;
using Grid.Simulator.Planning;
using Grid.Simulator.Scenarios;

namespace Grid.Cli.Tests.Logs;

/// <summary>The county as it was planned, and as a ledger has it.</summary>
internal static class CountyLedger
{
    public static ArrivalPlan Plan(ulong seed) => new(
        Scenario.Load("county"), new(seed, ""), new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero));

    /// <summary>The acts of each case that are planned to be done, up to the humane pace.</summary>
    public static ILookup<string, string> ActsOf(ArrivalPlan plan) => plan.Past
        .Concat(plan.Present().Take(plan.Prelude))
        .Where(step => !step.IsRefused)
        .Select(step => step.Submission)
        .OfType<ManySubmission.ToCase>()
        .Where(sent => sent.Submission.Command is CaseCommand.RecordAct)
        .ToLookup(sent => sent.Case.Value, sent => ((CaseCommand.RecordAct)sent.Submission.Command).Act);

    /// <summary>The acts of each case that were done.</summary>
    public static ILookup<string, string> ActsOf(IEnumerable<(string Stream, string Type, string Act)> entries) =>
        entries.Where(entry => entry.Act.Length > 0).ToLookup(entry => entry.Stream, entry => entry.Act);

    public static IEnumerable<string> CasesIn(IEnumerable<(string Stream, string Type, string Act)> entries) =>
        entries.Where(entry => entry.Type == "case.opened.v1").Select(entry => entry.Stream);

    /// <summary>The entries of a store, in order; one of an act with its name.</summary>
    public static async Task<(string Stream, string Type, string Act)[]> Entries(string store) =>
    [
        .. from line in await GridTool.Exported(store)
           let entry = JsonDocument.Parse(line).RootElement.GetProperty("entry")
           let act = entry.GetProperty("data").TryGetProperty("act", out var named) ? named.GetString()! : ""
           select (entry.GetProperty("stream").GetString()!, entry.GetProperty("type").GetString()!, act),
    ];
}
