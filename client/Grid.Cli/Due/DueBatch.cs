using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Cli.Output;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;
using Grid.Replay.Mapping;
using NodaTime;

namespace Grid.Cli.Due;

/// <summary>
/// Many deadlines: each line of JSON is answered by a line, which is the question with the answer added. A line that
/// cannot be answered says why, and the others are answered all the same.
/// </summary>
internal sealed class DueBatch(RulePack pack, LocalDate? asOf, bool isWhole)
{
    private static readonly string[] OfLine = ["clock", "start", "events", "asOf", "id", "note"];
    private static readonly string[] OfEvent = ["type", "at", "until", "approvedBy", "hasFindings"];

    /// <returns>How many lines could not be answered.</returns>
    public async Task<int> Answer(string file, CancellationToken cancellation)
    {
        using var input = file == "-" ? Console.In : new StreamReader(file);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        var (line, refused) = (0, 0);
        while (await input.ReadLineAsync(cancellation) is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var asked = new JsonObject();
            try
            {
                asked = Parse(text);
                RefuseOthers(asked, "the line", OfLine);
                Add(asked);
            }
            catch (CommandException problem)
            {
                refused++;
                asked["due"] = null;
                asked["problem"] = problem.Message;
                await Console.Error.WriteLineAsync(TextOutput.Safe($"grid: {file}:{line}: {problem.Message}"));
            }

            await output.WriteLineAsync(JsonOutput.Line(asked));
        }

        return refused;
    }

    private static JsonObject Parse(string line)
    {
        try
        {
            var parsed = JsonNode.Parse(line) as JsonObject;
            // A member that stands twice is found only once the object is looked into.
            _ = parsed?.Count;
            return parsed ?? throw new CommandException("the line is not a JSON object");
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            throw new CommandException($"the line is not JSON: {broken.Message.Split('\n')[0]}");
        }
    }

    private void Add(JsonObject asked)
    {
        var clock = DueQuestion.ClockOf(pack, Need(asked, "clock"));
        var question = new DueQuestion(clock, DueQuestion.TimeOf(Need(asked, "start"), "the start"))
        {
            AsOf = Text(asked, "asOf") is { } day ? DueQuestion.DayOf(day, "`asOf`") : asOf,
        };
        foreach (var happened in asked["events"] switch
        {
            null => [],
            JsonArray list => list,
            _ => throw new CommandException("`events` is not a list"),
        })
        {
            question = question.With(Event(happened as JsonObject
                ?? throw new CommandException("an entry of `events` is not an object with `type` and `at`")));
        }

        var deadline = question.Answer();
        asked["due"] = DueAnswer.Due(deadline);
        asked["provisional"] = deadline.IsProvisional;
        if (clock.SupersededBy is { } by)
        {
            asked["supersededBy"] = by.Value;
        }

        if (isWhole)
        {
            asked["calendar"] = JsonNode.Parse(JsonOutput.Line(DueAnswer.Calendar(clock, deadline)));
            asked["steps"] = JsonNode.Parse(JsonOutput.Line(DueAnswer.Steps(deadline)));
        }
    }

    // A member that nobody reads would be a question that nobody answers.
    private static void RefuseOthers(JsonObject told, string what, string[] known)
    {
        var strange = told.Select(member => member.Key).Where(name => !known.Contains(name)).ToArray();
        if (strange.Length > 0)
        {
            throw new CommandException(string.Join(
                "; ", strange.Select(name => $"{what} has no member `{name}`, {NearestName.Hint(name, known)}")));
        }
    }

    private static ClockEvent Event(JsonObject happened)
    {
        RefuseOthers(happened, "an entry of `events`", OfEvent);
        var type = Need(happened, "type");
        var what = $"of event `{type}` the time";
        return new(
            type,
            DueQuestion.TimeOf(Need(happened, "at"), what),
            Text(happened, "until") is { } until ? DueQuestion.TimeOf(until, what) : null)
        {
            ApprovedBy = Text(happened, "approvedBy"),
            HasFindings = happened["hasFindings"] switch
            {
                null => null,
                JsonValue flag when flag.TryGetValue<bool>(out var has) => has,
                _ => throw new CommandException("`hasFindings` is neither true nor false"),
            },
            Facts = happened["facts"] switch
            {
                null => null,
                JsonObject told => FactSet.Of(told.Select(fact => new Fact(fact.Key, Text(told, fact.Key) ?? ""))),
                _ => throw new CommandException("`facts` is not an object"),
            },
        };
    }

    private static string Need(JsonObject of, string member) =>
        Text(of, member) ?? throw new CommandException($"`{member}` is missing");

    private static string? Text(JsonObject of, string member) => of[member] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new CommandException($"`{member}` is not a text"),
    };
}
