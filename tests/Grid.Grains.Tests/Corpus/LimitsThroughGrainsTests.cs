using System.Collections.Concurrent;
using Grid.Domain.Clocks;
using Grid.Packs;
using Grid.Packs.Tests;
using Grid.Packs.Tests.Corpus;

namespace Grid.Grains.Tests.Corpus;

/// <summary>
/// Every limit that can end in a living case ends in one of a silo as it was reckoned: by an act on its last day, and
/// by the first that is late; of what befell it besides, by the last day alone. Which acts are lawful is for the rules;
/// here acts only move clocks.
/// </summary>
[Collection(OneSilo.Name)]
public sealed class LimitsThroughGrainsTests(TestGrid grid)
{
    private const string Name = "cn-limits-alone";

    [Fact]
    public async Task Limits_end_in_a_silo_as_they_were_reckoned()
    {
        var content = PackContent.FromFiles(WithoutRules()).Content!;
        var pack = PackCompiler.Compile(content).Pack!;
        Assert.IsNotType<Reply.Refused>(await grid.Publish(content));
        var desk = await grid.OpenDesk();
        await Staff(desk, pack);
        var runs = from asked in DeadlineCorpus.All
                   where LiveDeadline.IsLive(asked, pack.ClockNamed(new(asked.Clock))!)
                   group asked by asked.Clock into ofClock
                   from run in ofClock.Select((asked, i) => (asked, ends: EndsOf(asked).Take(i == 0 ? 2 : 1)))
                   from end in run.ends
                   select (run.asked, end);
        var mistakes = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(runs, async (run, _) =>
        {
            foreach (var mistake in await Mistakes(desk, pack, run.asked, run.end))
            {
                mistakes.Add(mistake);
            }
        });

        Assert.True(mistakes.IsEmpty, string.Join(Environment.NewLine, mistakes.Order(StringComparer.Ordinal)));
    }

    private static Dictionary<string, string> WithoutRules()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "packs", "cn");
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("rules-", StringComparison.Ordinal)
                && Path.GetFileName(Path.GetDirectoryName(file)) != "examples")
            .ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                File.ReadAllText,
                StringComparer.Ordinal);
        files["pack.yaml"] = string.Join('\n', files["pack.yaml"].Replace(
            "pack: cn\n", $"pack: {Name}\n", StringComparison.Ordinal).Split('\n')
            .Where(line => !line.Contains("- rules-", StringComparison.Ordinal)));
        return files;
    }

    // The edge, and then what is beyond it; one without either is only begun.
    private static IEnumerable<(string? At, bool IsKept)> EndsOf(DeadlineCase asked)
    {
        if (asked.Met.Count == 0 && asked.Missed.Count == 0)
        {
            yield return (null, true);
        }

        if (asked.Met.Count > 0)
        {
            yield return (asked.Met[^1], true);
        }

        if (asked.Missed.Count > 0)
        {
            yield return (asked.Missed[0], false);
        }
    }

    private static OfficerId Known(Desk desk, OfficerId id) => desk.Named(
        $"limit-{id.Value["officer:".Length..].Replace('/', '-').Replace('.', '-').Replace('_', '-')}");

    private static async Task Staff(Desk desk, RulePack pack)
    {
        foreach (var (id, state) in LiveDeadline.Officers(pack))
        {
            OfficerCommand[] commands =
            [
                new OfficerCommand.RegisterOfficer(pack.Name, Standing.Active)
                {
                    Class = state.Class,
                    Unit = state.Unit,
                    Supervisor = state.Supervisor is { } above ? Known(desk, above) : null,
                },
                .. state.Mandates.Select(mandate => new OfficerCommand.GrantMandate(mandate.Id)
                {
                    Powers = mandate.Powers.IsEmpty ? [pack.Powers[0]] : mandate.Powers,
                    Post = mandate.Post,
                    From = mandate.From,
                }),
            ];
            foreach (var command in commands)
            {
                Replies.Done(await desk.Grain(Known(desk, id)).Submit(
                    CorpusOfficer.Told(desk.NextCommand(), Desk.Registry, command), CancellationToken.None));
            }
        }
    }

    private static async Task<IEnumerable<string>> Mistakes(
        Desk desk, RulePack pack, DeadlineCase asked, (string? At, bool IsKept) end)
    {
        var id = desk.NextCase();
        ImmutableArray<Submission<CaseCommand>> told =
        [
            .. LiveDeadline.Told(pack, asked, HasStop(pack, asked) ? end.At : null, officer => Known(desk, officer)),
        ];
        var replies = await desk.Grain(id).SubmitAll(told, CancellationToken.None);
        var refused = replies.Where(reply => reply is not Reply.Done).Select(Replies.Told).ToArray();
        var (state, _) = await new CaseInSilo(desk, null).Look(id);
        var called = $"{asked.Clock}, {asked.Name}, by {end.At ?? "nothing"}";
        return refused.Length > 0
            ? [$"{called}: {string.Join("; ", refused)}"]
            : LiveDeadline.Mistakes(state, (pack.ClockNamed(new(asked.Clock))!.Id, asked), end)
                .Select(mistake => $"{called}: {mistake}");
    }

    private static bool HasStop(RulePack pack, DeadlineCase asked) =>
        pack.ClockNamed(new(asked.Clock))!.Effects.Any(effect => effect is ClockEffect.Stop);
}
