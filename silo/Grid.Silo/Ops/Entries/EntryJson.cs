using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grid.Silo.Ops.Entries;

/// <summary>An entry's stored text, set out for reading. The page escapes it; here only lines are broken.</summary>
internal static class EntryJson
{
    // Letters beyond ASCII are to be read, not decoded.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Indented(string stored)
    {
        try
        {
            return JsonNode.Parse(stored)?.ToJsonString(Readable) ?? stored;
        }
        catch (JsonException)
        {
            return stored;
        }
    }
}
