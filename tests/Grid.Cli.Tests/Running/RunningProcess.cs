using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Grid.Cli.Tests.Running;

/// <summary>A program that a test has started. Nothing else is ever killed.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _reading;

    private RunningProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Read(process.StandardOutput, _output), Read(process.StandardError, _error));
    }

    /// <summary>Its number, and nobody else's as long as this lives.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => Snapshot(_output);

    /// <summary>What it has said on standard error so far.</summary>
    public string Error => Snapshot(_error);

    public static RunningProcess Start(
        string program,
        IEnumerable<string> arguments,
        string? folder = null,
        params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        // Nobody's own store, and the runtime that runs these tests.
        start.Environment["XDG_DATA_HOME"] = Repository.NoDataHome;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(
            System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Ran> Finish()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            await _reading.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_process.StartInfo.FileName} did not end in {Patience.Limit.TotalSeconds} s");
        }

        return new(_process.ExitCode, Output, Snapshot(_error));
    }

    /// <summary>SIGKILL: as when the power fails, as far as a program can tell.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM: asks it to stop.</summary>
    public Task Terminate() => Signal("TERM");

    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task Read(StreamReader from, StringBuilder to)
    {
        var buffer = new char[4096];
        for (var length = await from.ReadAsync(buffer); length > 0; length = await from.ReadAsync(buffer))
        {
            lock (to)
            {
                to.Append(buffer, 0, length);
            }
        }
    }

    private static string Snapshot(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
