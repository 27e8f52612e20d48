using System.Text.Json;

namespace Grid.Simulator.Tests;

/// <summary>Plans of the county, and their steps as text.</summary>
internal static class Plans
{
    public static readonly Scenario County = Scenario.Load("county");

    public static readonly DateTimeOffset From = new(2031, 3, 1, 9, 30, 0, TimeSpan.Zero);

    public static readonly Gen<ulong> Seeds = Gen.ULong;

    public static ArrivalPlan Of(ulong seed, string run = "") => new(County, new(seed, run), From);

    /// <summary>The whole of a plan up to so many steps of its present.</summary>
    public static IEnumerable<PlannedStep> StepsOf(ArrivalPlan plan, int present) =>
        [.. plan.Staff, .. plan.Past, .. plan.Present().Take(present)];

    /// <summary>Everything that a step sends.</summary>
    public static string Told(PlannedStep step) => step.Submission switch
    {
        ManySubmission.ToCase(var id, var sent) => $"{id} {Told(sent, sent.Command)}",
        ManySubmission.ToOfficer(var id, var sent) => $"{id} {Told(sent, sent.Command)}",
        _ => throw new InvalidOperationException(),
    };

    public static CommandId IdOf(PlannedStep step) => step.Submission switch
    {
        ManySubmission.ToCase(_, var sent) => sent.Id,
        ManySubmission.ToOfficer(_, var sent) => sent.Id,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What goes to cases, in order.</summary>
    public static IEnumerable<(CaseId Id, Submission<CaseCommand> Sent, bool IsRefused)> ToCases(
        IEnumerable<PlannedStep> steps) =>
        from step in steps
        let sent = step.Submission as ManySubmission.ToCase
        where sent is not null
        select (sent.Case, sent.Submission, step.IsRefused);

    private static string Told<TCommand>(Submission<TCommand> sent, object command) =>
        $"{sent.Id} {sent.By} {sent.Intent} {sent.At} {command.GetType().Name} {JsonSerializer.Serialize(command)}";
}
