using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Grid.Ledger.Checks;

/// <summary>A line of a ledger that was exported as JSON Lines.</summary>
internal static class ExportedLine
{
    private const string None = "it has no entry in it";

    /// <summary>The lines of a file that are not empty, with their numbers.</summary>
    public static async IAsyncEnumerable<(int Number, string Text)> In(
        TextReader export, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = 1; await export.ReadLineAsync(cancellation) is { } text; number++)
        {
            if (text.Length > 0)
            {
                yield return (number, text);
            }
        }
    }

    /// <summary>What a line tells.</summary>
    /// <exception cref="JsonException">It is none of an export; with its number and what is wrong with it.</exception>
    public static T Read<T>((int Number, string Text) line, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Text);
            return read(document.RootElement);
        }
        catch (JsonException malformed)
        {
            // Where in the line it is says nothing to a reader of a file.
            var found = malformed.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw new JsonException($"line {line.Number}: {found}", malformed);
        }
    }

    /// <summary>The entry of a line.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static JsonElement EntryIn(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object
        && line.TryGetProperty("entry", out var entry) && entry.ValueKind == JsonValueKind.Object
            ? entry
            : throw new JsonException(None);

    /// <summary>A text that every entry has.</summary>
    /// <exception cref="JsonException">This one has it not.</exception>
    public static string TextOf(JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new JsonException($"its entry has no `{member}`");

    /// <summary>Where an entry stands in its stream.</summary>
    /// <exception cref="JsonException">It does not say so.</exception>
    public static int SequenceOf(JsonElement entry) =>
        entry.TryGetProperty("sequence", out var number) && number.ValueKind == JsonValueKind.Number
        && number.TryGetInt32(out var sequence)
            ? sequence
            : throw new JsonException("its entry has no `sequence`");
}
