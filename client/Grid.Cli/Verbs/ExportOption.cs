using System.CommandLine;
using System.Text.Json;
using Grid.Cli.Output;
using Grid.Ledger;

namespace Grid.Cli.Verbs;

/// <summary>The option of every verb that reads what was carried out of a grid, in the place of its store.</summary>
internal static class ExportOption
{
    private const string Write = "write one with `grid export --format jsonl -o FILE`";

    public static Option<string?> Build() => new("--export")
    {
        Description = "a ledger that `grid export --format jsonl` has written, instead of a store",
        HelpName = "FILE",
    };

    /// <summary>Reads the file that is named, or else the store.</summary>
    /// <exception cref="CommandException">The file is no exported ledger.</exception>
    /// <exception cref="StoreUnavailableException">The store is missing, not ours, or cannot be
    /// read.</exception>
    public static async Task<T> Read<T>(
        (string? Export, string? Store) from,
        Func<TextReader, Task<T>> fromExport,
        Func<ILedgerStore, Task<T>> fromStore,
        CancellationToken cancellation)
    {
        if (from.Export is not { } file)
        {
            await using var store = await StoreOption.Open(from.Store, cancellation);
            return await fromStore(store);
        }

        if (from.Store is not null)
        {
            throw new CommandException("--export and --store exclude each other: name one ledger");
        }

        using var reader = Open(file);
        try
        {
            return await fromExport(reader);
        }
        catch (JsonException malformed)
        {
            throw new CommandException($"{file} is no exported ledger, {malformed.Message}; {Write}");
        }
    }

    private static StreamReader Open(string file)
    {
        if (Directory.Exists(file))
        {
            throw new CommandException($"{file} is a folder; name the file in it");
        }

        try
        {
            return new(file);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file} cannot be read: {absent.Message.TrimEnd('.')}; {Write}");
        }
    }
}
