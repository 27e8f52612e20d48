namespace Grid.Pages.Tests;

/// <summary>One silo with made cases in it, for all tests that only look, or only add.</summary>
public sealed class LivingSilo : IAsyncLifetime
{
    private PageSilo? _silo;
    private ClientHost? _client;

    internal Uri Address => _silo!.Address;

    internal MadeCases Cases => new(_client!.Grid);

    public async Task InitializeAsync()
    {
        _silo = await PageSilo.Start(DrawnSeats.WriteTo);
        _client = await ClientHost.Connect(_silo.Gateway);
        await Cases.Make();
    }

    public async Task DisposeAsync()
    {
        await (_client?.DisposeAsync() ?? default);
        await (_silo?.DisposeAsync() ?? default);
    }
}
