namespace Grid.Cli.Tests.Running;

/// <summary>
/// The <c>grid</c> command, all of it from its arguments to its exit code, called in the process of the tests: a
/// runtime that has to compile the same code anew for each command takes most of the time that a command takes.
/// </summary>
internal static class GridTool
{
    // What a process ends with that let an exception through.
    private const int Aborted = 134;

    public static async Task<Ran> Run(params string[] arguments)
    {
        await using var console = TestConsole.Capture();
        int code;
        try
        {
            code = await Task.Run(() => GridCommand.Run(arguments)).WaitAsync(Patience.Limit);
        }
        catch (Exception bug) when (bug is not TimeoutException)
        {
            await Console.Error.WriteLineAsync($"Unhandled exception. {bug}");
            code = Aborted;
        }

        return new(code, console.Output, console.Error) { IsPrivate = Repository.IsPrivate(arguments) };
    }

    /// <summary>Runs it to a good end, and reads the JSON that it prints.</summary>
    public static async Task<JsonElement> Ask(params string[] arguments) =>
        (await Run([.. arguments, "--json"])).Exits(0).Json;

    /// <summary>Runs a replay to a good end.</summary>
    public static async Task<Report> Replay(ReplayOf replay, string store) =>
        new((await Run([.. replay.Arguments, "--store", store, "--json"])).Exits(0).Json);

    /// <summary>Every entry of a store, a line each.</summary>
    public static async Task<string[]> Exported(string store)
    {
        using var folder = new TestFolder();
        (await Run("export", "--store", store, "-o", folder["entries.jsonl"])).Exits(0);
        return await File.ReadAllLinesAsync(folder["entries.jsonl"]);
    }

    /// <summary>Asserts that nothing in a store is damaged.</summary>
    public static async Task<JsonElement> VerifiesClean(string store)
    {
        var answer = await Ask("verify", "--store", store);
        Assert.True(answer.GetProperty("ok").GetBoolean());
        Assert.Equal(0, answer.GetProperty("damage").GetArrayLength());
        return answer;
    }
}
