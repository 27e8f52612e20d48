using System.CommandLine;
using Grid.Cli.Output;
using Grid.Ledger.Checkpoints;
using Grid.Silo;

namespace Grid.Cli.Verbs;

/// <summary>The keys that a verb trusts: those that are named, else those of this user's own silos.</summary>
internal static class KeyOption
{
    public static Option<string[]> Build() => new("--key")
    {
        Description = "a key to trust, NAME+ID+KEY or a file of them; else the public keys of this user's own silos, "
            + $"{KeyFolder.PublicFile(CheckpointSettings.FolderDefault)}",
        HelpName = "KEY",
    };

    /// <exception cref="CommandException">A key cannot be read, or there is none.</exception>
    public static TrustedKeys Read(string[]? named)
    {
        if (named is { Length: > 0 })
        {
            return named.Select(One).Aggregate((all, more) => all.And(more));
        }

        var own = KeyFolder.PublicFile(CheckpointSettings.FolderDefault);
        return File.Exists(own)
            ? One(own)
            : throw new CommandException(
                "nobody is trusted yet: name by --key the key that the grid's operators handed out, or its file");
    }

    private static TrustedKeys One(string named)
    {
        try
        {
            return TrustedKeys.Parse(File.Exists(named) ? File.ReadAllText(named) : named);
        }
        catch (NoteException unread)
        {
            throw new CommandException(
                File.Exists(named)
                    ? $"{named} holds no keys: {unread.Message}"
                    : $"{unread.Message}, or name its file");
        }
    }
}
