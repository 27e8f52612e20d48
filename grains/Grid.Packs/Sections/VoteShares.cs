using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>How many votes it takes, in words.</summary>
internal static class VoteShares
{
    private static readonly ImmutableSortedDictionary<string, VoteShare> Known =
        ImmutableSortedDictionary.CreateRange<string, VoteShare>(
            StringComparer.Ordinal,
            [
                new("all", new(VoteBody.AllMembers, 1, 1)),
                new("more-than-half", new(VoteBody.AllMembers, 1, 2) { IsMoreThan = true }),
                new("more-than-half-of-voters", new(VoteBody.Present, 1, 2) { IsMoreThan = true }),
                new("two-thirds", new(VoteBody.AllMembers, 2, 3)),
                new("two-thirds-of-voters", new(VoteBody.Present, 2, 3)),
            ]);

    public static VoteShare Read(Value? share, string usual)
    {
        if (share is null)
        {
            return Known[usual];
        }

        var text = share.Text();
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        if (text.Length > 0)
        {
            share.Report($"unknown share of votes {Wording.Quote(text)}", Wording.Suggest(text, [.. Known.Keys]));
        }

        return Known[usual];
    }
}
