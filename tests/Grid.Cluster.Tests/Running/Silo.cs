using System.Text.RegularExpressions;

namespace Grid.Cluster.Tests.Running;

/// <summary>One silo of a cluster, at the same ports every time it is started.</summary>
internal sealed partial class Silo : IAsyncDisposable
{
    private static readonly HttpClient Asking = new() { Timeout = TimeSpan.FromSeconds(2) };

    private readonly int _number;
    private readonly ImmutableArray<int> _ports;
    private readonly string _store;
    private readonly SiloClock? _clock;
    private readonly List<string> _past = [];
    private RunningProcess? _process;

    /// <param name="number">Which one it is.</param>
    /// <param name="ports">For other silos, for clients, for its pages.</param>
    /// <param name="store">The connection string of the store.</param>
    /// <param name="clock">A clock that can jump; nothing where it has that of the machine.</param>
    public Silo(int number, ImmutableArray<int> ports, string store, SiloClock? clock) =>
        (_number, _ports, _store, _clock) = (number, ports, store, clock);

    public string Gateway => $"127.0.0.1:{_ports[1]}";

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>What it has said since its last start.</summary>
    public string Output => _process is { } process ? process.Output + process.Error : "";

    /// <summary>Everything it has said, in all its lives.</summary>
    public string Told => string.Join("\n----\n", [.. _past, Output]);

    /// <summary>How often it was found to have ended by itself, with which code and last words.</summary>
    public List<string> Deaths { get; } = [];

    public void Start()
    {
        _clock?.Set(TimeSpan.Zero);
        _process = RunningProcess.Start(
            Repository.Silo,
            [
                $"--Grid:Store=postgres:{_store}", "--Grid:Cluster=adonet", $"--Grid:SiloPort={_ports[0]}",
                $"--Grid:GatewayPort={_ports[1]}", $"--Grid:Http=http://127.0.0.1:{_ports[2]}",
                $"--Grid:Packs:0={Repository.Sample("county")}",
            ],
            null,
            _clock?.Environment ?? []);
    }

    /// <summary>Nothing once it takes commands; before, what it says of itself.</summary>
    public async Task<string?> WhatIsNotReady()
    {
        try
        {
            using var answer = await Asking.GetAsync(new Uri($"http://127.0.0.1:{_ports[2]}/health/ready"));
            return answer.IsSuccessStatusCode
                ? null
                : $"silo {_number} is not ready: {await answer.Content.ReadAsStringAsync()}";
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return $"silo {_number} does not answer: {away.Message}";
        }
    }

    /// <summary>SIGKILL, and gone when this returns.</summary>
    public async Task Kill()
    {
        if (_process is { } process)
        {
            await process.DisposeAsync();
            _past.Add(Output);
            _process = null;
        }
    }

    public Task Freeze() => _process!.Signal("STOP");

    public Task Thaw() => _process!.Signal("CONT");

    public void JumpClock(TimeSpan by) => _clock!.Set(by);

    /// <summary>Starts it again where it has ended by itself, and notes that.</summary>
    public async Task<bool> StartAgainIfEnded()
    {
        if (_process is not { HasExited: true } ended)
        {
            return false;
        }

        var ran = await ended.Finish();
        Deaths.Add($"silo {_number} ended with exit code {ran.ExitCode}: {LastWords(ran)}");
        await Kill();
        Start();
        return true;
    }

    public async ValueTask DisposeAsync() => await Kill();

    private static string LastWords(Ran ran)
    {
        var told = Important().Matches(ran.Output + ran.Error).Select(found => found.Value.Trim()).ToList();
        return told.Count == 0 ? "(silent)" : told[^1][..Math.Min(told[^1].Length, 500)];
    }

    [GeneratedRegex(@"(?:crit|fail): [^\n]*\n[^\n]*|Unhandled exception[^\n]*|postgres:[^\n]*")]
    private static partial Regex Important();
}
