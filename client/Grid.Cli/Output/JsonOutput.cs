using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Cli.Output;

/// <summary>Answers as JSON: camelCase, every member there, nothing left to the reader's guess.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions OneLine = new(Indented) { WriteIndented = false };

    /// <summary>Writes a report to a file, or to standard output where none is named.</summary>
    public static async Task Write(object answer, string? file, CancellationToken cancellation)
    {
        var text = Text(answer) + "\n";
        if (file is null)
        {
            await Console.Out.WriteAsync(text);
        }
        else
        {
            await File.WriteAllTextAsync(file, text, cancellation);
        }
    }

    /// <summary>An answer as it is written.</summary>
    public static string Text(object answer) => JsonSerializer.Serialize(answer, Indented);

    /// <summary>One line of JSON Lines.</summary>
    public static string Line(object item) => JsonSerializer.Serialize(item, OneLine);
}
