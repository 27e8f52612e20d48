using System.Security.Cryptography;
using System.Text.Json;

namespace Grid.Replay.Mapping;

/// <summary>
/// The fingerprint of a mapping: SHA-256 over one JSON form of what it says. Two files that say the same have the same
/// one, however they are written; the location of the cases file is left out, for files move.
/// </summary>
internal static class MappingDigest
{
    public static string Of(LogMapping mapping)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("source", mapping.Source);
            WriteActs(json, mapping.Acts);
            WriteOrgan(json, mapping.Organ);
            WriteNames(json, "slots", mapping.Slots.Select(slot => (slot.Slot.Value, slot.Field)));
            if (mapping.Cases is { } cases)
            {
                json.WriteString("cases.key", cases.Key);
                WriteNames(json, "cases.facts", cases.Facts.Select(fact => (fact.Name, fact.Field)));
            }

            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    private static void WriteActs(Utf8JsonWriter json, ActFields acts)
    {
        json.WriteString("case", acts.Case);
        json.WriteString("act", acts.Act);
        json.WriteString("officer", acts.Officer);
        WriteTime(json, "at", acts.At);
        json.WriteString("order", acts.Order);
        json.WriteString("supervisor", acts.Supervisor);
        json.WriteString("stage", acts.Stage?.Field);
        // Written only where it is said, so that a mapping from before it could be said keeps its fingerprint.
        if (acts.Stage is { Between: { } between } stage)
        {
            json.WriteString("stage.between", between);
            json.WriteNumber("stage.part", stage.Part);
        }

        WriteTime(json, "recordedAt", acts.RecordedAt);
        WriteTime(json, "due", acts.Due);
        json.WriteString("intent", (acts.Intent as IntentSource.Constant)?.Intent.ToString());
        json.WriteString("intent.field", (acts.Intent as IntentSource.FromField)?.Field);
        WriteNames(json, "facts", acts.Facts.Select(fact => (fact.Name, fact.Field)));
    }

    private static void WriteOrgan(Utf8JsonWriter json, OrganSource? organ)
    {
        json.WriteString("organ", (organ as OrganSource.Constant)?.Organ);
        json.WriteString("organ.field", (organ as OrganSource.FromField)?.Field);
        if (organ is OrganSource.PerFile { Organs: var organs })
        {
            WriteNames(json, "organ.files", organs.Select(pair => (pair.Key, pair.Value)));
        }
    }

    private static void WriteTime(Utf8JsonWriter json, string name, TimeField? time)
    {
        json.WriteString(name, time?.Field);
        json.WriteString($"{name}.zone", time?.Zone);
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> names)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in names.OrderBy(pair => pair.Name, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
