using YamlDotNet.Serialization;

namespace Grid.Simulator.Load;

/// <summary>
/// A load as data: who is there, how often what is asked, for how long, and what is expected. Organs and shares stand
/// in scenario files and nowhere else.
/// </summary>
public sealed record LoadScenario
{
    /// <summary>The name; part of every id.</summary>
    [YamlMember(Alias = "scenario")]
    public string Name { get; init; } = "";

    /// <summary>The rule pack that judges.</summary>
    public string Pack { get; init; } = "";

    /// <summary>What everything is drawn from, unless another seed is given.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Commands a second, where the profile says 1.</summary>
    public double Rate { get; init; }

    /// <summary>How long commands arrive.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How arrivals are spread.</summary>
    public ArrivalKind Arrivals { get; init; }

    /// <summary>Steps and ramps of the rate; without any it is the same all the time.</summary>
    public List<LoadPhase> Profile { get; init; } = [];

    /// <summary>The most commands under way at once; beyond it a send is held back, and counted.</summary>
    public int InFlightMax { get; init; } = 4096;

    /// <summary>What is done after an answer that is none.</summary>
    public RetryPolicy Retries { get; init; } = new();

    /// <summary>How long unknown outcomes are asked for afterwards.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long all that takes where the run was stopped: it still reports, and soon.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>The most receipts that are held against the ledger; of more, a sample drawn from the seed.</summary>
    public int ReceiptsMax { get; init; } = 1_000_000;

    /// <summary>What the run must reach.</summary>
    public LoadGoals Goals { get; init; } = new();

    /// <summary>How often what is asked.</summary>
    public CommandShares Commands { get; init; } = new();

    /// <summary>Of a hundred officers, how many are suspended at once at the most.</summary>
    public double AwayMax { get; init; } = 2;

    /// <summary>Who is there.</summary>
    public List<OfficerKind> Officers { get; init; } = [];

    /// <summary>The cases.</summary>
    public CaseMix Cases { get; init; } = new();
}
