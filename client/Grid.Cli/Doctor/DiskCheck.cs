using Grid.Silo;

namespace Grid.Cli.Doctor;

/// <summary>Whether there is room for the store, and whether it may be used.</summary>
internal static class DiskCheck
{
    private const string What = "disk";
    private const long Mebibyte = 1 << 20;

    // Some million entries.
    private const long LowBelow = 1024 * Mebibyte;

    // Less than the store wants to have left before it writes.
    private const long FullBelow = 2 * Mebibyte;

    public static Checked Run(StoreLocation.Sqlite store)
    {
        var folder = NearestFolder(store);
        try
        {
            // Gone as it is closed: nothing stays behind.
            using var trial = new FileStream(
                Path.Combine(folder, $".grid-doctor-{Guid.NewGuid():N}"),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose);
            return Room(folder, new DriveInfo(folder).AvailableFreeSpace);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return Checked.Problem(
                What, $"{folder} cannot be written: {refused.Message}", "let the user of the silo write there");
        }
    }

    private static Checked Room(string folder, long free) => free switch
    {
        < FullBelow => Checked.Problem(What, $"the disk of {folder} is full", "free space; a silo cannot write"),
        < LowBelow => Checked.Warning(What, $"the disk of {folder} has {Told(free)} left", "free space soon"),
        _ => Checked.Ok(What, $"the disk of {folder} has {Told(free)} left"),
    };

    private static string Told(long bytes) => bytes < LowBelow
        ? $"{bytes / Mebibyte} MiB"
        : $"{bytes / (1024 * Mebibyte):N0} GiB";

    private static string NearestFolder(StoreLocation.Sqlite store)
    {
        var folder = Path.GetDirectoryName(store.Path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? "/";
    }
}
