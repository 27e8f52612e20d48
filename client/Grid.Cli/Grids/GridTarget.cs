using System.CommandLine;
using Grid.Client;
using Grid.Silo;

namespace Grid.Cli.Grids;

/// <summary>The options that say which grid is meant: a store of its own, or a running one.</summary>
internal sealed class GridTarget
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "the store to open: sqlite:PATH or postgres:CONNECTION-STRING",
        HelpName = "STORE",
    };

    private readonly Option<string?> _connect = new("--connect")
    {
        Description = "a running grid instead: the gateway port of a silo, or of several, separated by commas",
        HelpName = "HOST:PORT[,HOST:PORT]",
    };

    public void AddTo(Command command)
    {
        command.Add(_store);
        command.Add(_connect);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_store) is not null && result.GetValue(_connect) is not null)
            {
                result.AddError("--store and --connect exclude each other: name one grid");
            }
        });
    }

    /// <summary>Whether a running grid was named.</summary>
    public bool IsRunning(ParseResult parsed) => parsed.GetValue(_connect) is not null;

    /// <summary>The store that was named; nothing where none was.</summary>
    public StoreLocation? StoreNamed(ParseResult parsed) =>
        parsed.GetValue(_store) is { } named ? StoreLocation.Parse(named) : null;

    /// <summary>
    /// Opens the grid that was named, or the silo's default store. A store that is not there is not made.
    /// </summary>
    public Task<GridConnection> Open(ParseResult parsed, CancellationToken cancellation) =>
        Open(parsed, hasViews: false, cancellation);

    /// <inheritdoc cref="Open(ParseResult, CancellationToken)"/>
    /// <param name="parsed">What was typed.</param>
    /// <param name="hasViews">Whether a silo in this process reads the whole ledger to know what is live.</param>
    /// <param name="cancellation">Stops trying.</param>
    public async Task<GridConnection> Open(ParseResult parsed, bool hasViews, CancellationToken cancellation)
    {
        if (parsed.GetValue(_connect) is { } gateways)
        {
            return await GridConnection.Connect(gateways, null, cancellation);
        }

        var store = parsed.GetValue(_store) is { } named ? StoreLocation.Parse(named) : StoreLocation.Default;
        return store.MayExist
            ? await GridConnection.Embed(store, null, hasViews, cancellation)
            : throw new Output.CommandException(
                $"there is no store at {store}; name one with --store, or a running grid with --connect");
    }

    /// <summary>Opens the grid that was named, or a temporary store. A store that is not there is made.</summary>
    public Task<GridConnection> OpenOrMake(ParseResult parsed, CancellationToken cancellation) =>
        OpenOrMake(parsed, null, cancellation);

    /// <inheritdoc cref="OpenOrMake(ParseResult, CancellationToken)"/>
    /// <param name="parsed">What was typed.</param>
    /// <param name="configure">What the verb wants of its client.</param>
    /// <param name="cancellation">Stops trying.</param>
    public async Task<GridConnection> OpenOrMake(
        ParseResult parsed, Action<GridClientOptions>? configure, CancellationToken cancellation)
    {
        if (parsed.GetValue(_connect) is { } gateways)
        {
            return await GridConnection.Connect(gateways, configure, cancellation);
        }

        return parsed.GetValue(_store) is { } named
            ? await GridConnection.Embed(StoreLocation.Parse(named), configure, cancellation)
            : await GridConnection.EmbedTemporary(configure, cancellation);
    }
}
