using System.Globalization;
using Grid.Domain.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>Lengths of time and shares of votes, as rows of the law give them.</summary>
internal static class RowTerms
{
    private const int MostUnits = 1_000_000;

    /// <summary>A term, or a list of terms that is their sum; none where the key is left out.</summary>
    public static ImmutableArray<Term> Length(Value? length) =>
        length is null ? []
        : length.Node is Node.List ? [.. length.SomeItems().Select(Read)]
        : [Read(length)];

    /// <summary>A share of votes: <c>{ of: all-members, share: 2/3 }</c>, with <c>more_than: true</c> where it is.</summary>
    public static VoteShare? Share(Value? vote)
    {
        if (vote?.Fields() is not { } fields)
        {
            return null;
        }

        var of = Choices<VoteBody>.Read(fields.Require("of")) ?? default;
        var isMoreThan = fields.TextOrNone("more_than") == "true";
        var share = fields.Require("share");
        fields.RefuseOthers();
        if (share is null)
        {
            return null;
        }

        var parts = share.Text().Split('/');
        if (parts is [var part, var whole] && Number(part) is { } upper and > 0 && Number(whole) >= upper)
        {
            return new(of, upper, Number(whole)!.Value) { IsMoreThan = isMoreThan };
        }

        share.Report($"{share.Name} is not a fraction", "write it like `2/3`, at most 1/1");
        return null;
    }

    private static Term Read(Value term)
    {
        if (term.Fields() is not { } fields)
        {
            return default;
        }

        var value = fields.Require("value")?.Number(MostUnits) ?? 1;
        var unit = fields.Require("unit") is { } name ? Unit(name) : default;
        fields.RefuseOthers();
        return new(value, unit);
    }

    // Units are written as clocks have them, with an underscore.
    private static TermUnit Unit(Value name) => name.Text() switch
    {
        "hour" => TermUnit.Hour,
        "day" => TermUnit.Day,
        "working_day" => TermUnit.WorkingDay,
        "half_month" => TermUnit.HalfMonth,
        "month" => TermUnit.Month,
        "year" => TermUnit.Year,
        var other => Unknown(name, other),
    };

    private static TermUnit Unknown(Value name, string other)
    {
        if (other.Length > 0)
        {
            name.Report(
                $"unknown unit {Wording.Quote(other)}",
                Wording.Suggest(other, ["hour", "day", "working_day", "half_month", "month", "year"]));
        }

        return default;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
