namespace Grid.Replay.Reading;

/// <summary>
/// A name that persons of several organs bear. They are kept apart, for a number that two towns give out says nothing;
/// but whoever reads the report must know of it, for it may be one person after all.
/// </summary>
/// <param name="Name">The name, in the log's own text.</param>
/// <param name="Organs">The organs, sorted.</param>
public sealed record SharedName(string Name, ImmutableArray<string> Organs)
{
    /// <summary>
    /// All such names among officers, sorted; an organ that no id names is an empty one. A grid may know some of them
    /// from other logs.
    /// </summary>
    public static ImmutableArray<SharedName> Of(IEnumerable<OfficerId> officers) =>
    [
        .. from officer in officers.Distinct()
           let bare = officer.Value[OfficerId.Prefix.Length..]
           let slash = bare.IndexOf('/', StringComparison.Ordinal)
           group IdText.Decode(bare[..Math.Max(slash, 0)]) by IdText.Decode(bare[(slash + 1)..]) into named
           where named.Count() > 1
           orderby named.Key
           select new SharedName(named.Key, [.. named.Order(StringComparer.Ordinal)]),
    ];

    /// <summary>All such names of the cases, sorted.</summary>
    public static ImmutableArray<SharedName> Of(IEnumerable<LogCase> cases)
    {
        var organs = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var logCase in cases)
        {
            // Where no organ is named, all names are of one.
            foreach (var name in logCase.Organ is null ? [] : logCase.Persons)
            {
                if (!organs.TryGetValue(name, out var known))
                {
                    organs.Add(name, known = new(StringComparer.Ordinal));
                }

                known.Add(logCase.Organ!);
            }
        }

        return
        [
            .. organs.Where(pair => pair.Value.Count > 1)
                .Select(pair => new SharedName(pair.Key, [.. pair.Value])),
        ];
    }
}
