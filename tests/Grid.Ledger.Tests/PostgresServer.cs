using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Grid.Ledger.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own: in a temporary folder, on a private socket, gone with the process that made
/// it. The server refuses to run as root, so that root runs it as the account that its package has made.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Account = "postgres";
    private const string User = "grid";
    private const int Port = 5432;

    private static readonly Lazy<PostgresServer> One = new(StartShared);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _bin = FindBin();
    private readonly DirectoryInfo _folder;
    private int _databases;
    private bool _isDisposed;

    public PostgresServer(params string[] settings)
        : this(Directory.CreateTempSubdirectory("grid-pg-"), settings)
    {
    }

    /// <param name="folder">Where it lies; it is removed with the server.</param>
    /// <param name="settings">Settings beyond the defaults, as <c>name=value</c>.</param>
    public PostgresServer(DirectoryInfo folder, params string[] settings)
    {
        _folder = folder;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", [Account, _folder.FullName]);
        }

        // What is not synced at the making is synced by the first start.
        RunAsAccount("initdb", ["-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        Settings = settings;
        Start();
    }

    /// <summary>The one server that all tests of a process share; each takes a database of its own.</summary>
    public static PostgresServer Shared => One.Value;

    /// <summary>Settings beyond the defaults, as <c>name=value</c>.</summary>
    public string[] Settings { get; set; }

    /// <summary>The folder of the database's files.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>The process that all others of the server come from.</summary>
    public int Pid => int.Parse(
        File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Processor time of all its processes, those that have ended included.</summary>
    public TimeSpan ProcessorTime()
    {
        var pid = Pid;
        var all = Processes().Where(each => each.Pid == pid || each.Parent == pid).Select(each => each.Pid);
        return all.Aggregate(TimeOfEnded(pid), (sum, each) => sum + TimeOf(each));
    }

    /// <summary>A new database: empty, or a copy of one that nobody is connected to.</summary>
    /// <returns>Its connection string.</returns>
    public string NewDatabase(string template = "template1")
    {
        var name = $"grid_{Interlocked.Increment(ref _databases)}";
        Execute(ConnectionTo("postgres"), $"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionTo(name);
    }

    public string ConnectionTo(string database) =>
        $"Host={_folder.FullName};Port={Port};Username={User};Database={database}";

    /// <summary>Starts the server, and returns once it takes connections.</summary>
    public void Start()
    {
        List<string> arguments =
        [
            "-D", Data, "-k", _folder.FullName, "-p", $"{Port}", "-c", "listen_addresses=",
            .. Settings.SelectMany(setting => (string[])["-c", setting]),
        ];
        var process = Process.Start(AsAccount("postgres", arguments))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Wait(() => IsUp() || (process.HasExited
            ? throw new InvalidOperationException("PostgreSQL ended at once")
            : false));
    }

    /// <summary>Ends every process of the server at once, as a power cut does.</summary>
    public void Kill()
    {
        var pid = Pid;
        var children = Processes().Where(each => each.Parent == pid).Select(each => each.Pid).ToList();
        Signal("KILL", [pid, .. children]);
        Wait(() => !Processes().Any(each => each.Pid == pid || children.Contains(each.Pid)));
    }

    /// <summary>Holds the server still: whoever connects is not answered. Who is connected goes on.</summary>
    public void Freeze() => Signal("STOP", [Pid]);

    // What runs it as another account stops with it, and goes on only when it is told as well.
    public void Thaw()
    {
        var pid = Pid;
        Signal("CONT", [pid, .. Processes().Where(each => each.Pid == pid).Select(each => each.Parent)]);
    }

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            var pid = Pid;
            Signal("INT", [pid]);
            Wait(() => !Processes().Any(each => each.Pid == pid));
        }

        _folder.Delete(recursive: true);
    }

    public static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static PostgresServer StartShared()
    {
        // Nothing here measures or kills: what this server loses with the machine nobody misses, so it waits for no
        // disk.
        var server = new PostgresServer(
            "max_connections=200", "track_commit_timestamp=on", "fsync=off", "full_page_writes=off");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    }

    private bool IsUp()
    {
        try
        {
            Execute(ConnectionTo("postgres"), "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // Those that are there are told, also where others have ended by themselves meanwhile.
    private static void Signal(string signal, IEnumerable<int> pids)
    {
        try
        {
            Run("kill", [$"-{signal}", .. pids.Select(pid => $"{pid}")]);
        }
        catch (InvalidOperationException failed) when (
            failed.Message.Contains("No such process", StringComparison.Ordinal))
        {
            // Whoever asked waits until all of them are gone.
        }
    }

    // The server's own tree, and no other server's: what is ended is ended by its number.
    private static IEnumerable<(int Pid, int Parent)> Processes()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid)
                && ParentOf(pid) is { } parent)
            {
                yield return (pid, parent);
            }
        }
    }

    private static TimeSpan TimeOf(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.TotalProcessorTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException
            or System.ComponentModel.Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }

    // What a process has waited for to end, for itself and for the kernel, in hundredths of a second.
    private static TimeSpan TimeOfEnded(int pid) => Stat(pid) is { } stat
        ? TimeSpan.FromMilliseconds(10 * stat[14..16].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)))
        : TimeSpan.Zero;

    private static int? ParentOf(int pid) =>
        Stat(pid) is { } stat && stat[1] != "Z" ? int.Parse(stat[2], CultureInfo.InvariantCulture) : null;

    // The name may hold blanks and ends at the last bracket; behind it stand the state, the parent and the rest.
    private static string[]? Stat(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(')')[^1].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void RunAsAccount(string program, IReadOnlyList<string> arguments) => Run(AsAccount(program, arguments));

    private static void Run(string program, IReadOnlyList<string> arguments) =>
        Run(new ProcessStartInfo(program, arguments));

    private static void Run(ProcessStartInfo start)
    {
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var problem = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} failed: {problem} {output.Result}");
        }
    }

    private ProcessStartInfo AsAccount(string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(_bin, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", Account, "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = _folder.FullName;
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        return start;
    }

    private static void Wait(Func<bool> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        while (!SpinWait.SpinUntil(isSo, TimeSpan.FromSeconds(1)))
        {
            if (Stopwatch.GetElapsedTime(started) > StartLimit)
            {
                throw new TimeoutException("PostgreSQL did not do as it was told");
            }
        }
    }

    private static string FindBin()
    {
        const string root = "/usr/lib/postgresql";
        var named = Environment.GetEnvironmentVariable("GRID_POSTGRES");
        var found = named is { Length: > 0 } ? named : (Directory.Exists(root) ? Directory.GetDirectories(root) : [])
            .Where(version => double.TryParse(
                Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) && number >= 15)
            .Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "postgres")));
        return found ?? throw new InvalidOperationException(
            "these tests need PostgreSQL 15 or later: run tests/run.sh, which installs it, or name its bin folder by "
            + "GRID_POSTGRES");
    }
}
