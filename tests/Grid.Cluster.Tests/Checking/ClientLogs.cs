using System.Globalization;

namespace Grid.Cluster.Tests.Checking;

/// <summary>Reads what clients have written down.</summary>
public static class ClientLogs
{
    public static List<Sent> Read(IEnumerable<string> files) =>
        [.. files.SelectMany(file => Parse(File.ReadLines(file)))];

    /// <summary>An outcome belongs to the first sending of the same command and attempt that has none yet.</summary>
    public static List<Sent> Parse(IEnumerable<string> lines)
    {
        var all = new List<Sent>();
        var open = new Dictionary<(string, int), Queue<Sent>>();
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var said = document.RootElement;
            var (id, attempt) = (Text(said, "id"), said.GetProperty("attempt").GetInt32());
            if (Text(said, "event") == "send")
            {
                var sent = new Sent(id, attempt, Text(said, "stream"), TimeOf(said));
                all.Add(sent);
                if (!open.TryGetValue((id, attempt), out var waiting))
                {
                    open[(id, attempt)] = waiting = [];
                }

                waiting.Enqueue(sent);
            }
            else
            {
                Answer(open[(id, attempt)].Dequeue(), said);
            }
        }

        return all;
    }

    private static void Answer(Sent sent, JsonElement said)
    {
        sent.Outcome = Text(said, "outcome");
        sent.AnsweredAt = TimeOf(said);
        if (sent.IsDone)
        {
            sent.Receipt = new(
                said.GetProperty("lane").GetInt32(),
                said.GetProperty("position").GetInt64(),
                said.GetProperty("sequence").GetInt32(),
                Text(said, "hash"));
        }
    }

    private static string Text(JsonElement said, string name) => said.GetProperty(name).GetString()!;

    private static DateTime TimeOf(JsonElement said) => DateTime.Parse(
        Text(said, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
