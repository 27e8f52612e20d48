namespace Grid.Domain.Clocks;

/// <summary>Terms added up, unit by unit, as the counting takes them: days that are worked apart from others.</summary>
internal readonly record struct TermSum(long Months, long Days, long WorkingDays, long Hours)
{
    private const int MonthsOfYear = 12;

    public static TermSum Of(ImmutableArray<Term> terms, Counting counting)
    {
        var sum = default(TermSum);
        foreach (var term in terms)
        {
            sum = sum.And(term, counting);
        }

        return sum;
    }

    /// <summary>Whether the law says days, and means days that are worked.</summary>
    public static bool IsShort(Term term, Counting counting) =>
        term.Unit == TermUnit.Day && counting.ShortDays.Value.Contains(term.Value);

    private TermSum And(Term term, Counting counting) => term.Unit switch
    {
        TermUnit.Hour => this with { Hours = Hours + term.Value },
        TermUnit.Day when IsShort(term, counting) => this with { WorkingDays = WorkingDays + term.Value },
        TermUnit.Day => this with { Days = Days + term.Value },
        TermUnit.WorkingDay => this with { WorkingDays = WorkingDays + term.Value },
        TermUnit.HalfMonth => this with { Days = Days + ((long)term.Value * counting.HalfMonth.Value) },
        TermUnit.Month => this with { Months = Months + term.Value },
        TermUnit.Year => this with { Months = Months + ((long)term.Value * MonthsOfYear) },
        _ => throw new UnreachableException(),
    };
}
