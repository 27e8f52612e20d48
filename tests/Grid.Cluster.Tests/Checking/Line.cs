using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Grid.Cluster.Tests.Checking;

/// <summary>One line of an exported ledger.</summary>
public sealed record Line(int Lane, long Position, string Hash, string Stream, int Sequence)
{
    public required string Type { get; init; }

    public required string Command { get; init; }

    public required (int Number, int Of) Part { get; init; }

    public required string RecordedAt { get; init; }

    public DateTime RecordedTime => DateTime.Parse(
        RecordedAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    public required string Previous { get; init; }

    /// <summary>Streams that the decision looked at, each with the sequence it saw.</summary>
    public required ImmutableArray<(string Stream, int Sequence)> Relied { get; init; }

    /// <summary>SHA-256 over a zero byte and the entry as it stands in the line.</summary>
    public required string OwnHash { get; init; }

    /// <summary>Whether it says only that a command did not take effect.</summary>
    public bool IsNote => Type.EndsWith(".retry-settled.v1", StringComparison.Ordinal)
        || Type.EndsWith(".attempt-noted.v1", StringComparison.Ordinal);

    public string Place => $"{Stream} {Sequence} (lane {Lane}, position {Position})";

    public static List<Line> Read(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Parse)];

    public static Line Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var entry = root.GetProperty("entry");
        var part = entry.GetProperty("part");
        return new(
            root.GetProperty("lane").GetInt32(),
            root.GetProperty("position").GetInt64(),
            root.GetProperty("hash").GetString()!,
            entry.GetProperty("stream").GetString()!,
            entry.GetProperty("sequence").GetInt32())
        {
            Type = entry.GetProperty("type").GetString()!,
            Command = entry.GetProperty("command").GetString()!,
            Part = (part[0].GetInt32(), part[1].GetInt32()),
            RecordedAt = entry.GetProperty("recordedAt").GetString()!,
            Previous = entry.GetProperty("previous").GetString()!,
            Relied = entry.TryGetProperty("relied", out var relied)
                ? [.. relied.EnumerateObject().Select(seen => (seen.Name, seen.Value.GetInt32()))]
                : [],
            OwnHash = HashOf(entry.GetRawText()),
        };
    }

    public static string HashOf(string entry) =>
        Convert.ToHexStringLower(SHA256.HashData([0, .. Encoding.UTF8.GetBytes(entry)]));
}
