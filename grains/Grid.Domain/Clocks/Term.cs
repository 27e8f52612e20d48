namespace Grid.Domain.Clocks;

/// <summary>A length of time as the law gives it: six months, five working days.</summary>
/// <param name="Value">How many, from 1 up.</param>
/// <param name="Unit">Of what.</param>
public readonly record struct Term(int Value, TermUnit Unit)
{
    /// <summary>Whether it ends at an instant rather than with a day.</summary>
    public bool IsOfHours => Unit == TermUnit.Hour;
}
