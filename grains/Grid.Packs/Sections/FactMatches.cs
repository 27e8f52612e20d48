using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>Conditions on the facts of an act: <c>{ venue: standard, recording: [full, synchronous] }</c>.</summary>
internal static class FactMatches
{
    /// <summary>Facts all of which must be so.</summary>
    public static ImmutableArray<FactMatch> Read(Value? facts) =>
    [
        .. from member in facts?.Fields()?.Members ?? []
           select new FactMatch(
               member.Name.Text(),
               member.Value.IsText
                   ? [member.Value.Text()]
                   : [.. member.Value.SomeItems().Select(value => value.Text())]),
    ];

    /// <summary>One such condition, or a list of them of which one is enough.</summary>
    public static ImmutableArray<ImmutableArray<FactMatch>> ReadAny(Value? conditions) =>
        conditions is null ? []
        : conditions.IsList ? [.. conditions.SomeItems().Select(Read)]
        : [Read(conditions)];
}
