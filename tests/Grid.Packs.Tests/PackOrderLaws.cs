using CsCheck;

namespace Grid.Packs.Tests;

/// <summary>
/// In which order a pack is written, and into which files it is cut, changes nothing of what it says.
/// </summary>
public sealed class PackOrderLaws
{
    private const string Head = "pack: sign-off\ntitle: sign-off\n";

    private static readonly (string Acts, string[] Rules) Parts = Cut();

    private static readonly Gen<CaseCommand.RecordAct[]> Logs = Gen.Select(
        Gen.OneOf("SUBMITTED", "REVIEWED", "APPROVED"),
        Gen.OneOf("a", "b", "c"),
        Gen.OneOf("OFFICER", "SERGEANT", "LIEUTENANT", ""),
        (act, by, rank) => new CaseCommand.RecordAct(act)
        {
            Officer = OfficerId.Parse(by),
            Facts = FactSet.Of([new("rank", rank)]),
        }).Array[1, 8];

    private static readonly RulePack InOrder = Compile(
        [("acts.yaml", Parts.Acts), .. Parts.Rules.Select((rule, number) => ($"{number}.yaml", $"rules:\n{rule}"))]);

    [Fact]
    public void The_order_of_rules_and_of_files_changes_no_verdict() =>
        Gen.Select(Gen.Shuffle(Parts.Rules), Gen.Int[1, 4], Gen.Bool, Logs).Sample((shuffled, cut, isFirst, log) =>
        {
            // As many files as the draw says, and in each the rules as they fell.
            var rules = shuffled.Select((rule, number) => (Name: $"{number % cut}.yaml", Rule: rule))
                .GroupBy(file => file.Name, file => file.Rule, StringComparer.Ordinal)
                .Select(file => (file.Key, $"rules:\n{string.Concat(file)}"));
            var acts = ("acts.yaml", Parts.Acts);

            Assert.Equal(
                Said(InOrder, log), Said(Compile(isFirst ? [acts, .. rules] : [.. rules, acts]), log));
        });

    private static string[] Said(RulePack pack, CaseCommand.RecordAct[] log)
    {
        var (state, said) = (CaseState.None, new List<string>());
        var at = Timestamp.Parse("2031-03-01T08:00:00Z");
        foreach (var command in log.Prepend<CaseCommand>(new CaseCommand.OpenCase(pack.Name)))
        {
            at = at with { LocalTicks = at.LocalTicks + (7 * TimeSpan.TicksPerHour) };
            var told = new Submission<CaseCommand>(new($"c-{said.Count}"), new("system:log"), command)
            {
                Intent = Intent.Record,
                At = at,
            };
            var events = Assert.IsType<Decision<CaseEvent>.Accepted>(
                CaseDecider.Decide(state, told, CaseFacts.At(at), pack)).Events;
            said.Add(string.Join(' ', events.SelectMany(happened => happened.Judged)
                .Select(judged => $"{judged.Rule}={judged.Verdict}:{judged.Officer}").Order(StringComparer.Ordinal)));
            state = events.Aggregate(state, (before, happened) => before.Evolve(happened, at));
        }

        return [.. said];
    }

    private static RulePack Compile((string Name, string Text)[] files)
    {
        var compiled = PackText.Compile(
            $"{Head}include: [{string.Join(", ", files.Select(file => file.Name))}]\n", files);
        Assert.Empty(compiled.Problems);
        return compiled.Pack!;
    }

    // What is not a rule, and the rules one by one.
    private static (string Acts, string[] Rules) Cut()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "sign-off", "pack.yaml"));
        var (acts, rules) = (text.IndexOf("acts:", StringComparison.Ordinal), Index("rules:\n"));
        var all = text[(rules + "rules:\n".Length)..Index("translations:")];
        return (
            text[acts..rules],
            [
                .. all.Split("  - id: ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(rule => $"  - id: {rule}\n"),
            ]);

        int Index(string key) => text.IndexOf($"\n{key}", StringComparison.Ordinal) + 1;
    }
}
