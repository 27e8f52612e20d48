using CsCheck;
using Grid.Domain.Rules.Kinds;
using Grid.Packs.Diff;
using Xunit.Sdk;

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

    // A pack as large as packs get, so a few draws: in each its rules in another order within their files, and its
    // files in another order.
    [Fact]
    public void Of_a_whole_jurisdiction_the_order_changes_no_row_and_no_verdict()
    {
        var files = CnPack.Content();
        var before = PackContent.FromFiles(files).Content!;
        var said = Said(CnPack.Pack, OfChina);
        Assert.Contains(said, judged => judged.Contains("=Broken", StringComparison.Ordinal));

        Gen.Int[1, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var shuffled = files.ToDictionary(
                    file => file.Key, file => Shuffled(file.Value, random), StringComparer.Ordinal);
                Assert.NotEqual(files["rules-procedure.yaml"], shuffled["rules-procedure.yaml"]);

                Assert.Empty(PackDifference.Between(before, PackContent.FromFiles(shuffled).Content!).Rows);
                Assert.Equal(said, Said(CnPack.Compile(shuffled), OfChina));
            },
            iter: 3,
            threads: 1);
    }

    // Acts in the wrong order, by one officer, as often as a few rules of order speak of them.
    private static readonly CaseCommand.RecordAct[] OfChina =
    [
        .. CnPack.Pack.Rules.Select(rule => rule.Kind).OfType<ActBeforeAct>().Take(4)
            .SelectMany(order => new[] { order.Later, order.Earlier })
            .Where(act => CnPack.Pack.Lists(act.Text))
            .Select(act => new CaseCommand.RecordAct(act.Text) { Officer = OfficerId.Parse("a") }),
    ];

    private static string Shuffled(string text, Random random)
    {
        // Each entry of `rules:` and of `include:` begins with a dash two spaces in.
        var lines = text.Split('\n').ToList();
        var start = lines.IndexOf("rules:");
        if (start >= 0)
        {
            var end = lines.FindIndex(start + 1, line => line.Length > 0 && char.IsAsciiLetter(line[0]));
            var (first, last) = (lines.FindIndex(start, IsEntry), end < 0 ? lines.Count : end);
            var entries = new List<List<string>>();
            foreach (var line in lines[first..last])
            {
                if (IsEntry(line))
                {
                    entries.Add([]);
                }

                entries[^1].Add(line);
            }

            var drawn = entries.ToArray();
            random.Shuffle(drawn);
            lines = [.. lines[..first], .. drawn.SelectMany(entry => entry), "", .. lines[last..]];
        }

        var (from, to) = (lines.FindIndex(IsFile), lines.FindLastIndex(IsFile) + 1);
        if (from >= 0)
        {
            var names = lines[from..to].Where(IsFile).ToArray();
            random.Shuffle(names);
            lines = [.. lines[..from], .. names, .. lines[to..]];
        }

        return string.Join('\n', lines);

        static bool IsFile(string line) =>
            line.StartsWith("  - ", StringComparison.Ordinal) && line.EndsWith(".yaml", StringComparison.Ordinal);

        static bool IsEntry(string line) => line.StartsWith("  - ", StringComparison.Ordinal);
    }

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
            var decided = CaseDecider.Decide(state, told, CaseFacts.At(at), pack);
            var events = decided is Decision<CaseEvent>.Accepted accepted ? accepted.Events : throw new XunitException(
                string.Join("; ", ((Decision<CaseEvent>.Refused)decided).Reasons.Select(reason => reason.ToString())));
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
