using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Grid.Cluster.Tests.Running;

/// <summary>
/// A PostgreSQL server whose disk can be filled: a small one of its own where the machine lets us mount one, else by a
/// limit on the size of its files.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int Mebibytes = 512;
    private const int SmallFile = 128 << 10;

    private readonly SmallDisk? _disk = SmallDisk.IsPossible ? new(Mebibytes) : null;
    private readonly PostgresServer _server;

    public Database() => _server = new(
        _disk is { } disk ? Directory.CreateDirectory(disk["pg"]) : Directory.CreateTempSubdirectory("grid-pg-"),
        "max_connections=150", "max_wal_size=96MB", "min_wal_size=32MB", "shared_buffers=64MB",
        "log_min_messages=error");

    public string New() => _server.NewDatabase();

    /// <summary>Gives back the room that a database took.</summary>
    public void Drop(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        PostgresServer.Execute(_server.ConnectionTo("postgres"), $"DROP DATABASE {name} WITH (FORCE)");
    }

    public void Kill() => _server.Kill();

    public void Start() => _server.Start();

    /// <summary>Ends every connection to a database but the asker's own.</summary>
    public static void Cut(string connectionString) => PostgresServer.Execute(
        connectionString,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        + "WHERE datname = current_database() AND pid <> pg_backend_pid()");

    public void Fill()
    {
        if (_disk is { } disk)
        {
            disk.FillUpTo(0);
        }
        else
        {
            Limit($"{SmallFile}:unlimited");
        }
    }

    public void Free()
    {
        if (_disk is { } disk)
        {
            disk.Empty();
        }
        else if (IsUp())
        {
            Limit("unlimited:unlimited");
        }
    }

    /// <summary>Starts it again where a full disk has made it give up, as its keeper would.</summary>
    public void StartIfEnded()
    {
        if (!IsUp())
        {
            _server.Start();
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _disk?.Dispose();
    }

    private bool IsUp() => File.Exists(Path.Combine(_server.Data, "postmaster.pid"))
        && Directory.Exists($"/proc/{_server.Pid}");

    private void Limit(string size)
    {
        var parent = _server.Pid;
        int[] all = [parent, .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(pid => ParentOf(pid) == parent)];
        foreach (var pid in all)
        {
            using var limit = Process.Start("prlimit", [$"--pid={pid}", $"--fsize={size}"]);
            limit.WaitForExit();
        }
    }

    private static int? ParentOf(int pid)
    {
        try
        {
            return int.Parse(
                File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].Split(' ')[2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
