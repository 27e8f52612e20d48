namespace Grid.Domain.Clocks;

/// <summary>How months are counted from the last day of one. A day that a month lacks is its last, either way.</summary>
public enum MonthEnd
{
    /// <summary>28 February and a month is 28 March.</summary>
    SameDay,

    /// <summary>28 February and a month is 31 March: from last day to last day.</summary>
    LastDay,
}
