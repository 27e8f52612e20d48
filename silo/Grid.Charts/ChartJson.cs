using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grid.Charts;

/// <summary>
/// What charts.js reads. The serializer's own encoder leaves no quote, angle bracket or ampersand as it is, so that the
/// text can stand in an attribute or in a script.
/// </summary>
internal static class ChartJson
{
    public static string Of(string kind, ChartText title, ChartText summary, JsonObject content)
    {
        content["kind"] = kind;
        content["title"] = Of(title);
        content["summary"] = Of(summary);
        return content.ToJsonString(JsonSerializerOptions.Default);
    }

    public static JsonNode Of(ChartText text) => text.Chinese is { } chinese
        ? new JsonObject { ["en"] = text.Text, ["zh"] = chinese }
        : JsonValue.Create(text.Text);

    public static JsonNode Of(DateTimeOffset at) => JsonValue.Create(at.ToUnixTimeMilliseconds());

    public static JsonArray Of<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);
}
