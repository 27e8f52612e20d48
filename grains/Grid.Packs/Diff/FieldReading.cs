using Grid.Packs.Yaml;

namespace Grid.Packs.Diff;

/// <summary>Takes a row apart into what it says, one thing at a time.</summary>
internal static class FieldReading
{
    public static IEnumerable<RowField> Of(Node row) => row is Node.Mapping mapping && !FieldText.IsWhole(mapping)
        ? mapping.Members.SelectMany(member => Of(
            FieldText.Words(member.Key.Content), (member.Key.Content, member.Key.Content), member.Value))
        : Of("", ("", ""), row);

    private static IEnumerable<RowField> Of(string path, (string Top, string Leaf) keys, Node node) => node switch
    {
        _ when FieldText.IsWhole(node) => [new(path, keys.Top, keys.Leaf, FieldText.Of(node), node)],
        Node.Mapping mapping => mapping.Members.SelectMany(member => Of(
            $"{path} › {FieldText.Words(member.Key.Content)}", (keys.Top, member.Key.Content), member.Value)),
        Node.List list => Named(path, list).SelectMany(item => Of(item.Path, keys, item.Node)),
        _ => [],
    };

    // Entries of one name are told apart by their turn, for that is what they mean.
    private static IEnumerable<(string Path, Node Node)> Named(string path, Node.List list)
    {
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            var name = item is Node.Mapping entry ? NameOf(entry) : FieldText.Of(item);
            var turn = turns[name] = turns.GetValueOrDefault(name) + 1;
            yield return ($"{path} {name}{(turn > 1 ? $" ({turn})" : "")}", item);
        }
    }

    private static string NameOf(Node.Mapping entry) => FieldText.Member(entry, "year") is { } year
        ? $"{year} as published {FieldText.Member(entry, "published")}"
        : PackRows.NameOf(entry) ?? "";
}
