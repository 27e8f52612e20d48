namespace Grid.Cli.Tests.Running;

/// <summary>The <c>grid</c> command as somebody types it.</summary>
internal static class GridTool
{
    public static RunningProcess Start(params string[] arguments) =>
        RunningProcess.Start(Repository.GridCommand, arguments);

    public static async Task<Ran> Run(params string[] arguments)
    {
        await using var running = Start(arguments);
        return await running.Finish() with
        {
            IsPrivate = arguments.Any(argument => argument.StartsWith(Repository.SharedData, StringComparison.Ordinal)),
        };
    }

    /// <summary>Runs it to a good end, and reads the JSON that it prints.</summary>
    public static async Task<JsonElement> Ask(params string[] arguments) =>
        (await Run([.. arguments, "--json"])).Exits(0).Json;

    /// <summary>Runs a replay to a good end.</summary>
    public static async Task<Report> Replay(ReplayOf replay, string store) =>
        new((await Run([.. replay.Arguments, "--store", store, "--json"])).Exits(0).Json);

    /// <summary>Asserts that nothing in a store is damaged.</summary>
    public static async Task<JsonElement> VerifiesClean(string store)
    {
        var answer = await Ask("verify", "--store", store);
        Assert.True(answer.GetProperty("ok").GetBoolean());
        Assert.Equal(0, answer.GetProperty("damage").GetArrayLength());
        return answer;
    }
}
