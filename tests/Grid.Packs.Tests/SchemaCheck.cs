using System.Globalization;
using System.Text.Json;

namespace Grid.Packs.Tests;

/// <summary>Holds a file of a pack against the schema that editors use, as far as the schema goes.</summary>
internal sealed class SchemaCheck(JsonElement schema)
{
    /// <summary>What an editor would underline.</summary>
    public IEnumerable<string> Mistakes(object? node) => Mistakes(node, schema, "");

    private IEnumerable<string> Mistakes(object? node, JsonElement by, string at)
    {
        if (by.TryGetProperty("$ref", out var name))
        {
            return Mistakes(node, Referred(name.GetString()!), at);
        }

        if (by.TryGetProperty("anyOf", out var ways))
        {
            var tried = ways.EnumerateArray().Select(way => Mistakes(node, way, at).ToArray()).ToArray();
            return tried.Any(mistakes => mistakes.Length == 0) ? [] : tried.MinBy(mistakes => mistakes.Length)!;
        }

        if (by.TryGetProperty("enum", out var words))
        {
            return words.EnumerateArray().Any(word => word.ToString() == node as string)
                ? []
                : [$"{at}: {node} is none of the words"];
        }

        return (by.TryGetProperty("type", out var type) ? type.GetString() : null) switch
        {
            "object" => node is Dictionary<object, object> members ? OfObject(members, by, at) : [$"{at}: no mapping"],
            "array" => node is List<object> items
                ? by.TryGetProperty("items", out var each)
                    ? items.SelectMany((item, i) => Mistakes(item, each, $"{at}[{i}]"))
                    : []
                : [$"{at}: no list"],
            "integer" => long.TryParse(node as string, CultureInfo.InvariantCulture, out _) ? [] : [$"{at}: no number"],
            "boolean" => node is "true" or "false" ? [] : [$"{at}: neither true nor false"],
            "string" => node is string ? [] : [$"{at}: no text"],
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(Dictionary<object, object> members, JsonElement by, string at)
    {
        foreach (var (key, value) in members)
        {
            var name = (string)key;
            if (by.TryGetProperty("properties", out var known) && known.TryGetProperty(name, out var own))
            {
                foreach (var mistake in Mistakes(value, own, $"{at}/{name}"))
                {
                    yield return mistake;
                }
            }
            else if (by.TryGetProperty("additionalProperties", out var others))
            {
                foreach (var mistake in others.ValueKind == JsonValueKind.False
                    ? [$"{at}/{name}: no such key"]
                    : others.ValueKind == JsonValueKind.Object ? Mistakes(value, others, $"{at}/{name}") : [])
                {
                    yield return mistake;
                }
            }
        }

        foreach (var missing in by.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(key => key.GetString()!).Where(key => !members.ContainsKey(key))
            : [])
        {
            yield return $"{at}: {missing} is missing";
        }
    }

    private JsonElement Referred(string reference) =>
        reference.Split('/').Skip(1).Aggregate(schema, (at, part) => at.GetProperty(part));
}
