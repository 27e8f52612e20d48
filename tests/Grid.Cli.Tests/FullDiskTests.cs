namespace Grid.Cli.Tests;

/// <summary>A disk that fills up. Where a small disk cannot be made, that test is skipped by name.</summary>
public sealed class FullDiskTests
{
    // A disk of its own for these programs alone: it is gone with them. What each step prints stands in files beside it.
    private const string Script = """
        set -u
        mount -t tmpfs -o size=2m tmpfs "$1" || exit 99
        out="$2"; grid="$3"; shift 3
        "$grid" "$@" --store "sqlite:$PWD/grid.db" > "$out/full.out" 2> "$out/full.err"; echo $? > "$out/full.code"
        "$grid" verify --store "sqlite:$PWD/grid.db" > "$out/verify.out" 2> "$out/verify.err"; echo $? > "$out/verify.code"
        mount -o remount,size=256m tmpfs "$PWD"
        "$grid" "$@" --store "sqlite:$PWD/grid.db" --json > "$out/again.out" 2> "$out/again.err"; echo $? > "$out/again.code"
        "$grid" verify --store "sqlite:$PWD/grid.db" > "$out/clean.out" 2> "$out/clean.err"; echo $? > "$out/clean.code"
        """;

    [SmallDiskFact]
    public async Task A_full_disk_is_told_and_with_more_space_the_same_command_completes()
    {
        using var folder = new TestFolder();
        var replay = MadeLog.In(folder, cases: 1_500);
        Directory.CreateDirectory(folder["disk"]);
        Directory.CreateDirectory(folder["out"]);

        await using var steps = RunningProcess.Start(
            "unshare",
            [
                "--map-root-user", "--mount", "bash", "-c", $"cd / && {Inside(folder["disk"])}", "steps",
                folder["disk"], folder["out"], Repository.GridCommand, .. replay.Arguments,
            ]);
        (await steps.Finish()).Exits(0);

        (await Step(folder, "full")).Explains("the disk that holds", "is full", "run the same command again");
        Assert.Contains("clean", (await Step(folder, "verify")).Exits(0).Output, StringComparison.Ordinal);
        var report = new Report((await Step(folder, "again")).Exits(0).Json);
        Assert.Equal((1_500, 4_500), (report.Log.Cases, report.Log.Acts));
        Assert.Contains("clean", (await Step(folder, "clean")).Exits(0).Output, StringComparison.Ordinal);
    }

    // The mount hides what the folder was: whoever writes into it must enter it afterwards.
    private static string Inside(string disk) =>
        Script.Replace("out=\"$2\"", $"cd '{disk}'; out=\"$2\"", StringComparison.Ordinal);

    private static async Task<Ran> Step(TestFolder folder, string name) => new(
        int.Parse(await File.ReadAllTextAsync(folder[$"out/{name}.code"]), System.Globalization.CultureInfo.InvariantCulture),
        await File.ReadAllTextAsync(folder[$"out/{name}.out"]),
        await File.ReadAllTextAsync(folder[$"out/{name}.err"]));
}
