using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grid.Ledger.Entries;

/// <summary>
/// The entry of somebody who has put on record what was said to a case, as others see it: without whose record it is,
/// and without what would tell. So are the entries that came of it by the same command. The bytes, and the proof of
/// them, stay in the ledger.
/// </summary>
internal static class ShieldedEntry
{
    private static readonly string Recorded = EventTypes.AliasOf(new CaseEvent.ApproachRecorded("", null));

    // What may come of such a record.
    private static readonly FrozenSet<Type> Derived = FrozenSet.Create(
        typeof(CaseEvent.BreachRecorded), typeof(CaseEvent.ClueOpened), typeof(CaseEvent.ClockStarted),
        typeof(CaseEvent.ClockMoved), typeof(CaseEvent.ClockStopped), typeof(CaseEvent.WarningGiven),
        typeof(CaseEvent.CaseMarked), typeof(CaseEvent.LeftUnmarked));

    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool Is(string type) => type == Recorded;

    /// <summary>
    /// Whether an entry, in canonical bytes, is the first of its command and is no such record: of most entries that is
    /// all that need be looked at.
    /// </summary>
    public static bool IsClearlyNone(string json) =>
        json.Contains("\"part\":[1,", StringComparison.Ordinal) && !json.Contains(Recorded, StringComparison.Ordinal);

    public static string Of(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject entry)
        {
            return "{}";
        }

        foreach (var member in (string[])["by", "command", "commandDigest", "relied"])
        {
            entry.Remove(member);
        }

        if (entry["data"] is JsonObject data)
        {
            data.Remove("recorder");
            data.Remove("verdicts");
        }

        var canonical = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(Encoding.UTF8.GetBytes(entry.ToJsonString(Plain)), canonical);
        return Encoding.UTF8.GetString(canonical.WrittenSpan);
    }

    /// <summary>
    /// Whether a line of an export tells an entry in part. What opens a case or draws a seat is never told so, whatever
    /// the line says.
    /// </summary>
    public static bool IsTold(JsonElement line) =>
        line.TryGetProperty("shielded", out var told) && told.ValueKind == JsonValueKind.True
        && line.GetProperty("entry").TryGetProperty("type", out var type)
        && type.GetString() is not null and var name
        && (Is(name) || EventTypes.TypeOf(name) is { } known && Derived.Contains(known));

    /// <summary>The entry with something in the place of what is not told, so that it can be read.</summary>
    public static byte[] Filled(JsonElement entry)
    {
        var filled = JsonNode.Parse(entry.GetRawText())!.AsObject();
        filled["by"] = "system:shielded";
        filled["command"] = "shielded";
        filled["commandDigest"] = EntryHeader.NoPrevious;
        return Encoding.UTF8.GetBytes(filled.ToJsonString(Plain));
    }
}
