using Grid.Cluster.Tests.Checking;
using Grid.Cluster.Tests.Faults;

namespace Grid.Cluster.Tests.Running;

/// <summary>Makes the faults of a plan on one cluster with a fresh database, and has its history checked.</summary>
internal static class FaultRun
{
    /// <summary>Which faults this machine can make.</summary>
    public static ImmutableArray<FaultKind> Possible { get; } =
        [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.JumpClock || SiloClock.CanJump)];

    public static async Task<Survey> Make(
        Database database, int seed, IReadOnlyList<Fault> faults, Action<string> tell)
    {
        var folder = Directory.CreateTempSubdirectory("grid-faults-").FullName;
        if (!Possible.Contains(FaultKind.JumpClock))
        {
            tell($"left out: {FaultKind.JumpClock}, for faketime is not installed");
        }

        var rounds = new List<Round>();
        var problems = new List<string>();
        await using var cluster = new Cluster(database, folder, faults, tell);
        await cluster.Start(seed);
        foreach (var fault in faults)
        {
            var round = await cluster.Suffer(fault);
            rounds.Add(round);
            problems.AddRange(round.Problems);
        }

        problems.AddRange(await cluster.Finish());
        var sent = ClientLogs.Read(cluster.Logs);
        var lines = Line.Read(await Export(cluster.Store, folder));
        var verified = await Grid("verify", "--store", cluster.Store);
        if (verified.ExitCode != 0)
        {
            problems.Add($"grid verify ended with {verified.ExitCode}: {verified.Error}{verified.Output}");
        }

        problems.AddRange(new History(sent, lines).Check().Select(violation => violation.ToString()));
        cluster.Forget();
        problems.AddRange(JumpsWithoutEffect(rounds, lines));
        var survey = new Survey(seed, rounds, sent, (lines.Count, lines.Count(line => line.IsNote)))
        {
            Found = [.. problems],
        };
        tell(survey.Counts());
        if (survey.Problems.IsEmpty)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            tell(
                $"logs of clients and silos, and the ledger, are in {folder}\n  "
                + string.Join("\n  ", survey.Problems.Take(40)));
        }

        return survey;
    }

    // A clock that jumps ahead shows in what its silo records.
    private static IEnumerable<string> JumpsWithoutEffect(IEnumerable<Round> rounds, List<Line> lines) =>
        from round in rounds
        where round.Fault.Kind == FaultKind.JumpClock && round.Fault.Jump > TimeSpan.Zero
        let until = round.MadeAt + (round.Fault.Jump / 2)
        where !lines.Exists(line => line.RecordedTime > until)
        select $"{round.Fault}: nothing was recorded by a clock that is ahead";

    private static async Task<string> Export(string store, string folder)
    {
        var file = Path.Combine(folder, "ledger.jsonl");
        (await Grid("export", "--store", store, "--format", "jsonl", "-o", file)).Exits(0);
        return file;
    }

    private static async Task<Ran> Grid(params string[] arguments)
    {
        await using var running = RunningProcess.Start(Repository.GridCommand, arguments);
        return await running.Finish();
    }
}
