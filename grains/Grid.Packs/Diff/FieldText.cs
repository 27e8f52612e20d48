using Grid.Packs.Yaml;

namespace Grid.Packs.Diff;

/// <summary>What stands in a pack, in words.</summary>
internal static class FieldText
{
    public static string Of(Node node) => node switch
    {
        Node.Text { Content: "" } => "nothing",
        Node.Text text => text.Content,
        Node.List list => string.Join(IsTerms(list) ? " and " : ", ", list.Items.Select(Of)),
        Node.Mapping mapping when IsTerm(mapping) => Term(mapping),
        Node.Mapping mapping when IsSource(mapping) =>
            string.Join(' ', mapping.Members.Select(member => Of(member.Value))),
        Node.Mapping mapping => string.Join(
            ", ", mapping.Members.Select(member => $"{Words(member.Key.Content)} {Of(member.Value)}")),
        _ => "",
    };

    /// <summary>A key as a word.</summary>
    public static string Words(string key) => key.Replace('_', ' ').Replace('-', ' ');

    /// <summary>Whether it is read as one thing, and not member by member.</summary>
    public static bool IsWhole(Node node) => node switch
    {
        Node.Mapping mapping => IsTerm(mapping) || IsSource(mapping),
        Node.List list => IsTerms(list) || list.Items.All(item => item is Node.Text or Node.List),
        _ => true,
    };

    /// <summary>The text of a member; nothing where there is none.</summary>
    public static string? Member(Node.Mapping mapping, string key)
    {
        foreach (var member in mapping.Members)
        {
            if (member.Key.Content == key && member.Value is Node.Text text)
            {
                return text.Content;
            }
        }

        return null;
    }

    public static bool IsTerm(Node node) =>
        node is Node.Mapping { Members: [var first, var second] }
        && (first.Key.Content, second.Key.Content) is ("value", "unit") or ("unit", "value");

    public static bool IsTerms(Node node) => node is Node.List { Items: [_, ..] items } && items.All(IsTerm);

    private static bool IsSource(Node.Mapping mapping) =>
        mapping.Members.Length <= 2
        && mapping.Members.Any(member => member.Key.Content == "article")
        && mapping.Members.All(member => member.Key.Content is "article" or "title" or "instrument");

    private static string Term(Node.Mapping term)
    {
        var (value, unit) = (Member(term, "value"), Words(Member(term, "unit") ?? ""));
        return value is null or "" ? $"{unit}s, as the event says" : value == "1" ? $"1 {unit}" : $"{value} {unit}s";
    }
}
