namespace Grid.Packs.Yaml;

/// <summary>A value of a YAML file and where it stands.</summary>
internal abstract record Node(FileLine At)
{
    /// <summary>A scalar; blank where the file has nothing or says <c>null</c>.</summary>
    public sealed record Text(FileLine At, string Content) : Node(At);

    public sealed record List(FileLine At, ImmutableArray<Node> Items) : Node(At);

    /// <summary>Keys and values in the order of the file, each key once.</summary>
    public sealed record Mapping(FileLine At, ImmutableArray<(Text Key, Node Value)> Members) : Node(At);
}
