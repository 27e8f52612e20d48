using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary>Lengths of time: <c>{ value: 6, unit: month }</c>, or a list of such as their sum.</summary>
internal static class Lengths
{
    /// <summary>More of anything is no legal term, and would leave the calendar.</summary>
    public const int Most = 10_000;

    private const int MostYears = 200;

    public static readonly WordList<TermUnit> Units = new(
        "unit of time",
        ("day", TermUnit.Day),
        ("working_day", TermUnit.WorkingDay),
        ("month", TermUnit.Month),
        ("half_month", TermUnit.HalfMonth),
        ("year", TermUnit.Year),
        ("hour", TermUnit.Hour));

    /// <summary>The terms of a length; none where it says that there is no fixed limit.</summary>
    public static ImmutableArray<Term> Read(Value length)
    {
        if (length is { IsText: true } && length.Text() == "none")
        {
            return [];
        }

        ImmutableArray<Term> terms = length.Node is Node.List
            ? [.. length.SomeItems().Select(One)]
            : [One(length)];
        if (terms.Any(term => term.IsOfHours) && terms.Any(term => !term.IsOfHours))
        {
            length.Report($"{length.Name} adds hours to days", "write a clock that counts in one of the two");
        }

        return terms;
    }

    public static Term One(Value length) => OneOrOpen(length) ?? Blank(length);

    /// <summary>A term; nothing where its value is left to the event.</summary>
    public static Term? OneOrOpen(Value length)
    {
        if (length.Fields() is not { } fields)
        {
            return new(1, TermUnit.Day);
        }

        var value = fields.Require("value");
        var unit = fields.Require("unit") is { } word ? Units.Read(word) : TermUnit.Day;
        fields.RefuseOthers();
        return value switch
        {
            null => new Term(1, unit),
            { IsBlank: true } => null,
            _ => new(value.Number(unit == TermUnit.Year ? MostYears : Most), unit),
        };
    }

    private static Term Blank(Value length)
    {
        length.Report($"{length.Name} has a blank value", "write how many; `length: none` says that there is no limit");
        return new(1, TermUnit.Day);
    }
}
