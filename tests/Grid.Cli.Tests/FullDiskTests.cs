using System.Globalization;

namespace Grid.Cli.Tests;

/// <summary>A disk that fills up. Where a small disk cannot be made, that test is skipped by name.</summary>
public sealed class FullDiskTests
{
    // A disk of its own for these programs alone: it is gone with them. What each step prints stands in files.
    private const string Script = """
        set -u
        disk="$1"; out="$2"; grid="$3"; shift 3
        step() { name="$1"; shift; "$grid" "$@" > "$out/$name.out" 2> "$out/$name.err"; echo $? > "$out/$name.code"; }
        mount -t tmpfs -o size=2m tmpfs "$disk" || exit 99
        store="sqlite:$disk/grid.db"
        step full "$@" --store "$store" --json
        step verify verify --store "$store"
        mount -o remount,size=256m tmpfs "$disk"
        step again "$@" --store "$store" --json
        step clean verify --store "$store"
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
                "--map-root-user", "--mount", "bash", "-c", Script, "steps",
                folder["disk"], folder["out"], Repository.GridCommand, .. replay.Arguments,
            ]);
        (await steps.Finish()).Exits(0);

        (await Step(folder, "full")).Explains("the disk that holds", "is full", "run the same command again");
        Assert.Contains("clean", (await Step(folder, "verify")).Exits(0).Output, StringComparison.Ordinal);
        var report = new Report((await Step(folder, "again")).Exits(0).Json);
        Assert.Equal((1_500, 4_500), (report.Log.Cases, report.Log.Acts));
        Assert.Contains("clean", (await Step(folder, "clean")).Exits(0).Output, StringComparison.Ordinal);
    }

    private static async Task<Ran> Step(TestFolder folder, string name) => new(
        int.Parse(await File.ReadAllTextAsync(folder[$"out/{name}.code"]), CultureInfo.InvariantCulture),
        await File.ReadAllTextAsync(folder[$"out/{name}.out"]),
        await File.ReadAllTextAsync(folder[$"out/{name}.err"]));
}
