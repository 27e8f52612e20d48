using System.Globalization;

namespace Grid.Simulator.Planning;

/// <summary>Which of all counties a plan is about.</summary>
/// <param name="Seed">What everything is drawn from.</param>
/// <param name="Run">
/// What sets its ids apart from those of an earlier run in the same store; empty where there was none.
/// </param>
internal sealed record PlanName(ulong Seed, string Run)
{
    /// <summary>What the organ calls the case of a number.</summary>
    public string Case(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Run.Length == 0 ? "" : Run + "-")}C-{number:000000}");
}
