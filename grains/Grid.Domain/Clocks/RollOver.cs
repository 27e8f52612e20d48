namespace Grid.Domain.Clocks;

/// <summary>Where a deadline goes that falls on a day on which nobody works.</summary>
public enum RollOver
{
    /// <summary>It stays: custody ends on the actual last day.</summary>
    None,
    NextWorkingDay,
    PreviousWorkingDay,
}
