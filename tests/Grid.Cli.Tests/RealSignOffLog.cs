namespace Grid.Cli.Tests;

/// <summary>The real sign-off log, replayed once for all tests that look at what comes of it.</summary>
[CollectionDefinition(Name)]
public sealed class RealSignOffLog : ICollectionFixture<RealSignOffLog>, IAsyncLifetime, IDisposable
{
    public const string Name = "the real sign-off log";

    private readonly TestFolder _folder = new();

    internal Report? First { get; private set; }

    internal string Store => _folder.Store();

    internal string File => _folder["grid.db"];

    public async Task InitializeAsync()
    {
        if (Directory.Exists(Repository.SharedData))
        {
            First = await GridProgram.Replay(Samples.RealSignOff, Store);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
