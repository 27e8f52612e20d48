using Grid.Cli.Output;
using Grid.Packs;
using Grid.Packs.Check;

namespace Grid.Cli.Packs.Check;

/// <summary>A pack in a folder, and what its check found.</summary>
internal sealed record CheckedFolder(string Folder, PackChecked Result)
{
    /// <summary>Folders whose packs are to be the law together.</summary>
    /// <exception cref="CommandException">There is no pack to be read.</exception>
    public static CheckedFolder[] ReadAll(IEnumerable<string> folders)
    {
        CheckedFolder[] read = [.. folders.Select(Read)];
        var together = PackCheck.Together([.. read.Select(one => one.Result)]);
        return [.. read.Zip(together, (one, result) => one with { Result = result })];
    }

    /// <exception cref="CommandException">There is no pack to be read.</exception>
    public static CheckedFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandException($"there is no folder {folder}; name the folder of a pack");
        }

        var read = PackFolder.Read(folder);
        return new(
            folder,
            read.Content is { } content ? PackCheck.Run(content, folder) : new(null, PackCheck.HolesOf(read.Problems)));
    }
}
