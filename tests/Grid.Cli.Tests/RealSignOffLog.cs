namespace Grid.Cli.Tests;

/// <summary>The real sign-off log, replayed once for all tests of a class.</summary>
public sealed class RealSignOffLog : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();

    internal Report? First { get; private set; }

    internal string Store => _folder.Store();

    public async Task InitializeAsync()
    {
        if (Directory.Exists(Repository.SharedData))
        {
            First = await GridTool.Replay(Samples.RealSignOff, Store);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
