namespace Grid.Replay.Reading;

/// <summary>Which attributes of traces and events a mapping asks for, and where in a row their values stand.</summary>
internal sealed class XesKeys
{
    private const string OfTrace = "trace:";
    private const string OfEvent = "event:";

    /// <exception cref="LogUnreadable">A field is not written the way XES needs.</exception>
    public XesKeys(string path, IReadOnlyList<string> fields)
    {
        Count = fields.Count;
        Trace = Keys(fields, OfTrace);
        Event = Keys(fields, OfEvent);
        if (fields.Count > Trace.Count + Event.Count)
        {
            var other = fields.First(field => !IsKey(field, OfTrace) && !IsKey(field, OfEvent));
            throw new LogUnreadable(
                $"{path}: the mapping names `{other}`, but an XES log has attributes of traces and of events; "
                + $"write {OfTrace}{other} or {OfEvent}{other}");
        }
    }

    public int Count { get; }

    public Dictionary<string, int> Trace { get; }

    public Dictionary<string, int> Event { get; }

    private static Dictionary<string, int> Keys(IReadOnlyList<string> fields, string prefix) =>
        fields
            .Select((field, index) => (field, index))
            .Where(pair => IsKey(pair.field, prefix))
            .ToDictionary(pair => pair.field[prefix.Length..], pair => pair.index, StringComparer.Ordinal);

    private static bool IsKey(string field, string prefix) =>
        field.StartsWith(prefix, StringComparison.Ordinal) && field.Length > prefix.Length;
}
