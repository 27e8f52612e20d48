using System.Globalization;
using Grid.Domain.Clocks;
using Grid.Packs.Sections.Clocks;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Rows;

/// <summary>Lengths of time and shares of votes, as rows of the law give them.</summary>
internal static class RowTerms
{
    /// <summary>A term, or a list of terms that is their sum; none where the key is left out.</summary>
    public static ImmutableArray<Term> Length(Value? length) => length is null ? [] : Lengths.Read(length);

    /// <summary>A share of votes: <c>{ of: all-members, share: 2/3 }</c>, or with <c>more_than: true</c>.</summary>
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

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
