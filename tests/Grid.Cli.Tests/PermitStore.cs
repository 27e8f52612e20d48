namespace Grid.Cli.Tests;

/// <summary>A store with the made receipt log, whose cases have a slot, and a log whose names need encoding.</summary>
public sealed class PermitStore : IAsyncLifetime, IDisposable
{
    private const string OddNames = """
        case_id,seq,act,officer_id,officer_rank,at
        a/b c,1,SUBMITTED,P 1,OFFICER,2031-03-03T09:00:00
        100%,1,SUBMITTED,P 1,OFFICER,2031-03-03T09:00:00
        甲　乙,1,SUBMITTED,P 1,OFFICER,2031-03-03T09:00:00

        """;

    private readonly TestFolder _folder = new();

    internal string Store => _folder.Store();

    public async Task InitializeAsync()
    {
        await GridTool.Replay(Samples.PermitReceipt, Store);
        await GridTool.Replay(MadeLog.Of(_folder, OddNames, MadeLog.Mapping + "organ: town-1\n"), Store);
    }

    /// <summary>The hash of every entry, by stream and sequence.</summary>
    internal async Task<Dictionary<(string Stream, int Sequence), string>> Exported() =>
        (await GridTool.Exported(Store))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(
                line => (
                    line.GetProperty("entry").GetProperty("stream").GetString()!,
                    line.GetProperty("entry").GetProperty("sequence").GetInt32()),
                line => line.GetProperty("hash").GetString()!);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
