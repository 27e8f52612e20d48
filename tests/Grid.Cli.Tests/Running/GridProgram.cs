namespace Grid.Cli.Tests.Running;

/// <summary>
/// The <c>grid</c> command as somebody types it, in a process of its own: for what a process alone can show, such as
/// being killed, signals, standard output as bytes, memory.
/// </summary>
internal static class GridProgram
{
    public static RunningProcess Start(params string[] arguments) =>
        RunningProcess.Start(Repository.GridCommand, arguments);

    public static async Task<Ran> Run(params string[] arguments)
    {
        await using var running = Start(arguments);
        return await running.Finish() with { IsPrivate = Repository.IsPrivate(arguments) };
    }

    /// <summary>Runs a replay to a good end.</summary>
    public static async Task<Report> Replay(ReplayOf replay, string store) =>
        new((await Run([.. replay.Arguments, "--store", store, "--json"])).Exits(0).Json);
}
