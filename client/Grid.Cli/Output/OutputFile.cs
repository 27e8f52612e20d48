namespace Grid.Cli.Output;

/// <summary>A file that a verb will write, looked at before the work is done.</summary>
internal static class OutputFile
{
    /// <exception cref="CommandException">The file could not be written in the end.</exception>
    public static void Check(string? file)
    {
        if (file is null)
        {
            return;
        }

        if (Directory.Exists(file))
        {
            throw new CommandException($"{file} cannot be written, for it is a folder; name a file");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new CommandException(
                $"{file} cannot be written, for there is no folder {folder}; make it, or name another file");
        }
    }
}
