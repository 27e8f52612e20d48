using System.Globalization;

namespace Grid.Cluster.Tests.Faults;

/// <summary>One fault of a plan.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Silo">To which silo, where it is one.</param>
/// <param name="After">How long the cluster is left alone before.</param>
/// <param name="Lasting">How long it lasts.</param>
public sealed record Fault(FaultKind Kind, int Silo, TimeSpan After, TimeSpan Lasting)
{
    /// <summary>How far the clock jumps, where that is what is done.</summary>
    public TimeSpan Jump { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kind}{(IsOfOneSilo ? $" {Silo}" : "")}{(Jump == default ? "" : $" by {Jump.TotalMinutes:+0;-0} min")}"
        + $" after {After.TotalSeconds:0.0} s for {Lasting.TotalSeconds:0.0} s");

    private bool IsOfOneSilo => Kind is FaultKind.KillSilo or FaultKind.FreezeSilo or FaultKind.JumpClock;
}
