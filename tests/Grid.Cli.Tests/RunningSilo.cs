namespace Grid.Cli.Tests;

/// <summary>One running silo for all tests of a class, with the made sign-off log replayed into it.</summary>
public sealed class RunningSilo : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private SiloProcess? _silo;

    internal SiloProcess Silo => _silo!;

    internal string Store => _folder.Store();

    internal string[] Connect => ["--connect", Silo.Gateway];

    internal Report? First { get; private set; }

    public async Task InitializeAsync()
    {
        _folder.Write("pack/pack.yaml", RunPack.Text);
        _silo = await SiloProcess.Start(Store, $"--Grid:Packs:0={_folder["pack"]}");
        First = new(await GridTool.Ask([.. Samples.SignOff.Arguments, .. Connect]));
    }

    public async Task DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }
    }

    public void Dispose() => _folder.Dispose();
}
