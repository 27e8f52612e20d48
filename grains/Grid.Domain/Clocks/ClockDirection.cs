namespace Grid.Domain.Clocks;

/// <summary>Which way a term is counted from the event it hangs on.</summary>
public enum ClockDirection
{
    /// <summary>Something is due within the term after the event.</summary>
    After,

    /// <summary>Something is due at least the term before the event: notice three days before a hearing.</summary>
    Before,
}
