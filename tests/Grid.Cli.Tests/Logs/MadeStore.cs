namespace Grid.Cli.Tests.Logs;

/// <summary>A store with the made sign-off log in it: replayed once, copied for every test that wants one.</summary>
internal static class MadeStore
{
    public const long Entries = 70;

    private static readonly Lazy<Task<byte[]>> Made = new(Make);

    public static async Task PutInto(TestFolder folder) => folder.Write("grid.db", await Made.Value);

    private static async Task<byte[]> Make()
    {
        using var folder = new TestFolder();
        await GridTool.Replay(Samples.SignOff, folder.Store());
        return await File.ReadAllBytesAsync(folder["grid.db"]);
    }
}
