using Grid.Packs.Yaml;

namespace Grid.Packs.Diff;

/// <summary>Compares a row with what it was.</summary>
internal static class RowComparison
{
    private const int LongList = 120;

    /// <summary>The change; nothing where the row says what it said.</summary>
    public static RowChange? Of(
        (string Section, string Row) key,
        IReadOnlyDictionary<string, RowField>? before,
        IReadOnlyDictionary<string, RowField>? after)
    {
        if (before is null || after is null)
        {
            var there = after ?? before!;
            return new(key.Section, key.Row, before is null ? ChangeKind.Added : ChangeKind.Removed)
            {
                Title = TitleOf(there),
                Shift = ShiftOfRow.Of(key.Section, isAdded: before is null),
            };
        }

        var shifts = new ShiftOfField(key.Section, after);
        ImmutableArray<FieldChange> fields =
        [
            .. from path in before.Keys.Concat(after.Keys.Where(path => !before.ContainsKey(path)))
               let old = before.GetValueOrDefault(path)
               let now = after.GetValueOrDefault(path)
               where old?.Text != now?.Text
               let said = Said(old, now)
               select new FieldChange(path, said.Before, said.After, shifts.Of(old, now)),
        ];
        return fields.IsEmpty
            ? null
            : new(key.Section, key.Row, ChangeKind.Changed)
            {
                Title = TitleOf(after),
                Fields = fields,
                Shift = ShiftOfRow.Of(fields),
            };
    }

    private static string? TitleOf(IReadOnlyDictionary<string, RowField> row) =>
        (row.GetValueOrDefault("title") ?? row.GetValueOrDefault("otherwise"))?.Text;

    // Of two long lists a reader wants what is not in both.
    private static (string? Before, string? After) Said(RowField? before, RowField? after)
    {
        if (before?.Node is not Node.List { Items: var old } || after?.Node is not Node.List { Items: var now }
            || Math.Max(before.Text.Length, after.Text.Length) <= LongList)
        {
            return (before?.Text, after?.Text);
        }

        var (was, has) = (old.Select(FieldText.Of).ToArray(), now.Select(FieldText.Of).ToArray());
        return (Only(was, has), Only(has, was));
    }

    private static string Only(string[] these, string[] others) =>
        string.Join(", ", these.Except(others, StringComparer.Ordinal)) is { Length: > 0 } only
            ? $"{only} (of {these.Length})"
            : $"nothing else (of {these.Length})";
}
