using System.Globalization;
using NodaTime;

namespace Grid.Replay.Mapping;

/// <summary>
/// One map of a mapping file, read key by key; every wrong shape is noted with its line. Its path says where it stands,
/// with a dot at the end (<c>acts.</c>), and is empty for the file itself.
/// </summary>
internal sealed class MappingSection(string path, YamlValue.Map map, MappingProblems problems)
{
    public YamlValue? this[string key] => map[key];

    /// <summary>Notes every key that is not one of these.</summary>
    public void Allow(params string[] keys)
    {
        foreach (var (key, _) in map.Entries.Where(entry => !keys.Contains(entry.Key.Value)))
        {
            problems.Add(key.Line, $"`{path}{key.Value}` is not a key of a mapping", NearestName.Hint(key.Value, keys));
        }
    }

    /// <summary>A text that must be there; nothing, and a problem, where it is not.</summary>
    public string? Required(string key, string example)
    {
        if (map[key] is null)
        {
            problems.Add(map.Line, $"`{path}{key}` is missing", $"add `{key}: {example}`");
        }

        return Optional(key);
    }

    /// <summary>A text that may be left out.</summary>
    public string? Optional(string key) => map[key] is { } value ? TextOf(key, value) : null;

    /// <summary>A map that may be left out.</summary>
    public MappingSection? Section(string key)
    {
        if (map[key] is null or YamlValue.Map)
        {
            return map[key] is YamlValue.Map inner ? Within(key, inner) : null;
        }

        Problem(map[key], key, "must hold `name: value` lines", "indent them under it");
        return null;
    }

    /// <summary>The map under a key, as a section.</summary>
    public MappingSection Within(string key, YamlValue.Map inner) => new($"{path}{key}.", inner, problems);

    /// <summary>A field that holds a time: its name, or <c>{ field, zone }</c>.</summary>
    public TimeField? Time(string key, bool isRequired)
    {
        if (map[key] is not YamlValue.Map inner)
        {
            return (isRequired ? Required(key, "FIELD") : Optional(key)) is { } name ? new TimeField(name) : null;
        }

        var section = Within(key, inner);
        section.Allow("field", "zone");
        var field = section.Required("field", "FIELD");
        var zone = section.Optional("zone");
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            section.Problem(inner["zone"], "zone", $"names no time zone: `{zone}`", ZoneHint(zone));
        }

        return field is null ? null : new TimeField(field, zone);
    }

    /// <summary>A field that tells the stage: its name, or <c>{ field, between, part }</c>.</summary>
    public StageField? Stage(string key)
    {
        if (map[key] is not YamlValue.Map inner)
        {
            return Optional(key) is { } name ? new StageField(name) : null;
        }

        var section = Within(key, inner);
        section.Allow("field", "between", "part");
        var field = section.Required("field", "FIELD");
        var between = section.Required("between", "_");
        var part = section.Required("part", "2");
        if (part is not null && !IsPart(part))
        {
            section.Problem(inner["part"], "part", "is no number of a part", "count from 1: `part: 2`");
        }

        return field is null || between is null || part is null || !IsPart(part)
            ? null
            : new StageField(field, between, int.Parse(part, CultureInfo.InvariantCulture));
    }

    /// <summary>All entries, each of which must be a text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts()
    {
        foreach (var (key, value) in map.Entries)
        {
            if (string.IsNullOrWhiteSpace(key.Value))
            {
                problems.Add(key.Line, $"`{path.TrimEnd('.')}` has a blank name", "give it a name, or delete the line");
            }
            else if (TextOf(key.Value, value) is { } text)
            {
                yield return KeyValuePair.Create(key.Value, text);
            }
        }
    }

    /// <summary>Notes a problem of one key.</summary>
    public void Problem(YamlValue? value, string key, string problem, string fix) =>
        problems.Add(value?.Line ?? map.Line, $"`{path}{key}` {problem}", fix);

    private string? TextOf(string key, YamlValue value)
    {
        if (value is YamlValue.Text { Value: var text } && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Problem(value, key, value is YamlValue.Text ? "is blank" : "must be one word or text", $"write `{key}: NAME`");
        return null;
    }

    private static bool IsPart(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part is >= 1 and <= 100;

    private static string ZoneHint(string zone) =>
        NearestName.To(zone, DateTimeZoneProviders.Tzdb.Ids) is { } nearest
            ? $"did you mean `{nearest}`?"
            : "write a TZDB name such as Europe/Rome";
}
