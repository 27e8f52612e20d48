using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Ledger.Entries;

/// <summary>How the domain's words look in JSON: each is a text of its own.</summary>
internal static class WordConverters
{
    public static ImmutableArray<JsonConverter> All { get; } =
    [
        new Word<CaseId>(text => new(text), id => id.Value),
        new Word<OfficerId>(text => new(text), id => id.Value),
        new Word<UnitId>(text => new(text), id => id.Value),
        new Word<AskerId>(text => new(text), id => id.Value),
        new Word<PackName>(text => new(text), name => name.Value),
        new Word<PackVersion>(text => new(text), version => version.Value),
        new Word<Power>(text => new(text), power => power.Value),
        new Word<Slot>(text => new(text), slot => slot.Value),
        new Word<RuleId>(text => new(text), rule => rule.Value),
        new Word<ClockId>(text => new(text), clock => clock.Value),
        new Word<MandateId>(text => new(text), mandate => mandate.Value),
        new Word<TextDigest>(text => new(text), digest => digest.Value),
        new Word<Place>(text => new(text), place => place.Value),
        new Word<Timestamp>(Timestamp.Parse, at => at.ToString()),
        new Word<PersonalText>(_ => throw new JsonException("personal text is never read from an entry"), Digest),
        new Facts(),
    ];

    // A command's digest covers the text's digest: the same text under the same salt is the same command.
    private static string Digest(PersonalText text) => text.Digest.Value;

    private sealed class Word<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString() ?? throw new JsonException("a text is expected");
            try
            {
                return read(text);
            }
            catch (FormatException malformed)
            {
                throw new JsonException(malformed.Message, malformed);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    private sealed class Facts : JsonConverter<FactSet>
    {
        public override FactSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var facts = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader) ?? [];
            return FactSet.Of(facts.Select(pair => new Fact(pair.Key, pair.Value)));
        }

        public override void Write(Utf8JsonWriter writer, FactSet value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var fact in value.Items)
            {
                writer.WriteString(fact.Name, fact.Value);
            }

            writer.WriteEndObject();
        }
    }
}
