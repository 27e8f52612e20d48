using System.Security.Cryptography;
using System.Text;

namespace Grid.Packs;

/// <summary>
/// The files of a pack as one text, under the hash that names its version. There is one form for each pack: without
/// byte order marks, lines ended by a line feed, in canonical JSON.
/// </summary>
public sealed record PackContent
{
    private PackContent(PackName name, PackVersion version, string json) =>
        (Name, Version, Json) = (name, version, json);

    /// <summary>The name that <c>pack.yaml</c> gives it.</summary>
    public PackName Name { get; }

    /// <summary>The lower-case hex SHA-256 of <see cref="Json"/> as UTF-8.</summary>
    public PackVersion Version { get; }

    /// <summary>The canonical JSON object file name → text.</summary>
    public string Json { get; }

    /// <summary>Takes up content that a ledger or a wire has carried. Only the one canonical form is content.</summary>
    public static PackReading FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > 2 * PackLimits.AllFiles || PackJson.Read(json) is not { } files)
        {
            return NotContent("is not a JSON object of file names and texts, or is far too long");
        }

        var reading = FromFiles(files);
        return reading.Content is { } content && content.Json != json
            ? NotContent("is not in canonical form (RFC 8785, line feeds, no byte order mark), and its hash no version")
            : reading;
    }

    /// <summary>Puts together the files of a pack, by name.</summary>
    public static PackReading FromFiles(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new ProblemList();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var left = (long)PackLimits.AllFiles;
        foreach (var (name, text) in files)
        {
            texts[name] = Normalize(text);
            left -= PackLimits.Measure(name, texts[name], problems);
        }

        if (left < 0)
        {
            problems.Add(
                new(PackHeader.FileName, 1),
                $"the files are longer than {PackLimits.AllFiles >> 20} MiB together",
                "shorten them, or make two packs of them");
        }

        var header = problems.IsEmpty ? PackHeader.Read(texts, problems) : null;
        return header is not null && problems.IsEmpty
            ? new(Of(header.Name, texts), [])
            : new(null, problems.InOrder());
    }

    /// <summary>The files by name, as they are compiled.</summary>
    internal IReadOnlyDictionary<string, string> Files() => PackJson.Read(Json)!;

    private static PackContent Of(PackName name, SortedDictionary<string, string> texts)
    {
        var json = PackJson.Write(texts);
        return new(name, new(Convert.ToHexStringLower(SHA256.HashData(json))), Encoding.UTF8.GetString(json));
    }

    private static string Normalize(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);

    private static PackReading NotContent(string problem) => new(
        null, [new(PackHeader.FileName, 1, $"the content {problem}", "make it anew from the pack's files")]);
}
