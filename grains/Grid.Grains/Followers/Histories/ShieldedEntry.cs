using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Histories;

/// <summary>
/// The entry of somebody who has put on record what was said to a case, as pages show it: without whose record it is,
/// and without what would tell. Its bytes, and the proof of them, stay in the ledger.
/// </summary>
internal static class ShieldedEntry
{
    private static readonly string Recorded =
        EventTypes.AliasOf(new CaseEvent.ApproachRecorded("", null));

    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool Is(string type) => type == Recorded;

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

        return entry.ToJsonString(Plain);
    }
}
