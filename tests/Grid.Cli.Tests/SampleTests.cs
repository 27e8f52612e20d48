using System.Globalization;
using System.Text.RegularExpressions;

namespace Grid.Cli.Tests;

/// <summary>The examples of the samples' READMEs, typed as they stand there.</summary>
public sealed partial class SampleTests
{
    [Fact]
    public Task The_made_sign_off_log_gives_the_table_of_its_readme() => HoldsTo(Samples.SignOff);

    [Fact]
    public Task The_made_receipt_log_gives_the_table_of_its_readme() => HoldsTo(Samples.PermitReceipt);

    [Fact]
    public Task The_made_logs_of_two_towns_give_the_table_of_their_readme() => HoldsTo(Samples.MunicipalPermits);

    [Fact]
    public async Task A_replay_without_a_store_says_that_its_store_is_temporary()
    {
        var ran = (await GridProgram.Run(Samples.SignOff.Arguments)).Exits(0);

        Assert.Contains("a temporary store", ran.Error, StringComparison.Ordinal);
        Assert.Contains("sign-off.within-48-hours", ran.Output, StringComparison.Ordinal);
        Assert.Contains("12 cases, 36 acts, 8 officers", ran.Output, StringComparison.Ordinal);
    }

    private static async Task HoldsTo(ReplayOf sample)
    {
        using var folder = new TestFolder();
        var readme = await File.ReadAllTextAsync(Path.Combine(sample.Pack, "README.md"));
        var told = TableRow().Matches(readme).Select(row => (
            row.Groups["rule"].Value, Number(row.Groups["broken"]), Number(row.Groups["undecidable"]))).ToArray();
        Assert.NotEmpty(told);

        var report = await GridTool.Replay(sample, folder.Store());

        Assert.Equal(told, report.Rules);
        await GridTool.VerifiesClean(folder.Store());
    }

    private static int Number(Capture cell) => int.Parse(cell.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\| \d+ \| `(?<rule>[^`]+)` \|.*\| (?<broken>\d+) \| (?<undecidable>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
