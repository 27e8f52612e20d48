namespace Grid.Simulator.Scenarios;

/// <summary>What has happened before anybody looks: told as records.</summary>
internal sealed class PastScene
{
    /// <summary>How far back it begins.</summary>
    public int Days { get; init; }

    public int Cases { get; init; }

    /// <summary>Before how many of a hundred steps a case changes hands.</summary>
    public int TransferPercent { get; init; }

    /// <summary>How many officers were suspended for a while.</summary>
    public int Suspensions { get; init; }

    public int SuspensionDays { get; init; }
}
