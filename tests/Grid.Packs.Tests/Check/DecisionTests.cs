using Grid.Packs.Check;

namespace Grid.Packs.Tests.Check;

/// <summary>Which decisions can come about whatever those think who take part in them.</summary>
public sealed class DecisionTests
{
    private const string Panel = """
            pattern: panel
            acts: [Judged]
            vote: Voted
            members: [{ slot: panel }]
            ask-without-majority: the president
        """;

    [Theory]
    [InlineData("pattern: chain, steps: [{ act: Heard, slot: lead }, { act: Judged, slot: reviewer }]", null)]
    [InlineData(
        "pattern: chain, steps: [{ act: Heard, slot: lead }, { act: Judged, slot: lead }]",
        "2 steps of the chain fall to slot `lead`, which has too few seats for as many officers")]
    [InlineData("pattern: chain, steps: [{ act: Heard, slot: panel }, { act: Judged, slot: panel }]", null)]
    [InlineData(
        "pattern: chain, one-officer-if: [{ minor: yes }], "
        + "steps: [{ act: Heard, slot: lead }, { act: Judged, slot: lead }]",
        null)]
    [InlineData(
        "pattern: chain, steps: [{ act: Heard, slot: lead }, { act: Heard, slot: reviewer }]",
        "the act `Heard` is several steps of the chain, so the later ones never come")]
    [InlineData("pattern: sole, acts: [Judged], slot: lead", null)]
    [InlineData(
        "pattern: committee, acts: [Judged], vote: Voted, members: [{ slot: panel }, { slot: lead }]",
        "4 votes can be split so that no opinion has the majority, and nothing leads on")]
    [InlineData(
        "pattern: committee, acts: [Judged], vote: Voted, members: [{ slot: panel }, { slot: lead }], anew: [Heard]",
        null)]
    [InlineData(
        "pattern: panel, acts: [Judged], vote: Voted, majority: two-thirds, "
        + "members: [{ slot: panel, weight: 2 }, { slot: lead }]",
        "7 votes can be split so that no opinion has the majority, and nothing leads on")]
    [InlineData(
        "pattern: panel, acts: [Judged], vote: Voted, instead: [Noted], questions: [fact, law], "
        + "members: [{ slot: panel, questions: [fact] }]",
        "nobody votes on `law`")]
    public void A_decision_can_come_to_an_end_or_the_check_says_why_not(string decision, string? problem)
    {
        var text = WholePack.Text.Replace(
            Panel.ReplaceLineEndings("\n"), string.Join("\n", Parts(decision).Select(part => $"    {part}")));
        Assert.Equal(
            problem is null ? [] : [problem],
            WholePack.Holes(text)
                .Where(hole => hole is { Rule: "decision.ends" or "pack.compiles", Weight: HoleWeight.Error })
                .Select(hole => hole.Problem));
    }

    // One parameter a line; a comma inside brackets parts nothing.
    private static IEnumerable<string> Parts(string decision)
    {
        var (depth, from) = (0, 0);
        for (var i = 0; i < decision.Length; i++)
        {
            depth += decision[i] is '[' or '{' ? 1 : decision[i] is ']' or '}' ? -1 : 0;
            if (depth == 0 && decision[i] == ',')
            {
                yield return decision[from..i];
                from = i + 2;
            }
        }

        yield return decision[from..];
    }
}
