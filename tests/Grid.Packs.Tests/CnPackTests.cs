using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Grid.Packs.Tests;

/// <summary>The pack of China holds every limit of time, and each of them matters to some case.</summary>
public sealed partial class CnPackTests(ITestOutputHelper output)
{
    /// <summary>The rows of limits and of counting, series by series, with the number of its last.</summary>
    private static readonly ImmutableArray<(string Series, int Last)> Series =
    [
        ("CAL-", 12), ("T-P", 32), ("T-V", 5), ("T-Q", 15), ("T-C", 24), ("T-M", 24), ("T-E", 6), ("T-A", 8),
        ("T-R", 5), ("T-S", 15),
    ];

    /// <summary>A row that no deadline shows: it takes two versions to see by which of them is gone.</summary>
    private const string NormVersionRow = "CAL-12";

    /// <summary>Without these no clock knows its days, or some not what starts them: there is no pack then.</summary>
    private static readonly ImmutableArray<string> Indispensable = ["CAL-8", "CAL-9"];

    private static IEnumerable<string> Rows => Series.SelectMany(series =>
        Enumerable.Range(1, series.Last).Select(number => series.Series == "CAL-"
            ? $"CAL-{number}"
            : $"{series.Series}{number:00}"));

    private static IEnumerable<string> CountingRows =>
        CnPack.Pack.Rows.Where(row => row.Section == "counting").Select(row => row.Id.Value);

    [Fact]
    public void Every_row_of_the_domain_is_declared()
    {
        var declared = CnPack.Pack.Rows.Select(row => row.Id.Value.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        output.WriteLine(
            $"{Rows.Count(declared.Contains)} of {Rows.Count()} rows of limits and counting are declared, by "
            + $"{CnPack.Pack.Clocks.Length} clocks and {CountingRows.Count()} ways of counting");
        Assert.Empty(Rows.Except(declared));
    }

    [SharedDataFact("domain/DOMAIN.md")]
    public void The_list_of_rows_is_that_of_the_domain_reference() =>
        Assert.Equal(
            RowOfReference().Matches(File.ReadAllText(Repository.Shared("domain/DOMAIN.md")))
                .Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal),
            Rows.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_clock_has_a_case() =>
        Assert.Empty(
            CnPack.Pack.Clocks.Select(clock => clock.Id.Value)
                .Except(DeadlineCorpus.All.Select(one => one.Clock), StringComparer.Ordinal));

    [Fact]
    public void Every_limit_has_a_case_in_time_and_one_that_is_late() =>
        Assert.Empty(
            from clock in CnPack.Pack.Clocks
            where !clock.Length.IsEmpty
            let cases = DeadlineCorpus.All.Where(one => one.Clock == clock.Id.Value)
            where !cases.Any(one => one.Met.Count > 1 && one.Missed.Count > 0)
            select clock.Id.Value);

    [Fact]
    public void Every_case_ends_as_reckoned()
    {
        var mistakes = DeadlineCorpus.All.SelectMany(one => one.Mistakes(CnPack.Pack)).ToArray();
        output.WriteLine($"{DeadlineCorpus.All.Length} cases, {mistakes.Length} mistakes");
        Assert.True(mistakes.Length == 0, string.Join(Environment.NewLine, mistakes));
    }

    [Fact]
    public void Without_a_way_of_counting_some_case_ends_otherwise()
    {
        var idle = CountingRows.Where(row => row != NormVersionRow && !Matters(row)).ToArray();
        var enforced = CnPack.Pack.Clocks.Select(clock => clock.Id.Value)
            .Intersect(DeadlineCorpus.All.Select(one => one.Clock), StringComparer.Ordinal)
            .Concat(CountingRows.Except(idle, StringComparer.Ordinal))
            .ToArray();
        var rows = enforced.Select(row => row.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        output.WriteLine(
            $"{Rows.Count(rows.Contains)} of {Rows.Count()} rows are enforced, by {enforced.Length} limits and ways of "
            + $"counting; not enforced: {string.Join(' ', Rows.Except(rows).Concat(idle))}");
        Assert.Empty(idle);
    }

    [Fact]
    public void Clocks_have_chinese_names() =>
        Assert.Empty(
            from clock in CnPack.Pack.Clocks
            where CnPack.Pack.Text("zh", TextGroup.Clock, clock.Id.Value, clock.Title) == clock.Title
            select clock.Id.Value);

    private static bool Matters(string row)
    {
        var content = CnPack.Content();
        var first = $"  - id: {row}\n";
        var file = Assert.Single(content.Keys, name => content[name].Contains(first, StringComparison.Ordinal));
        var text = content[file];
        var from = text.IndexOf(first, StringComparison.Ordinal);
        var to = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        var without = to < 0 ? text[..from] : text[..from] + text[(to + 2)..];
        content[file] = EmptySection().Replace(without, "clocks:");
        var compiled = PackCompiler.Compile(PackContent.FromFiles(content).Content!);
        if (compiled.Pack is not { } pack)
        {
            return Indispensable.Contains(row);
        }

        return DeadlineCorpus.All.Any(one => one.Mistakes(pack).Any());
    }

    // A section whose last entry is gone would be a problem of its own.
    [GeneratedRegex(@"counting:\n(\s*#[^\n]*\n)*\s*clocks:")]
    private static partial Regex EmptySection();

    [GeneratedRegex(@"^\| ((?:T-[A-Z]\d+|CAL-\d+)) \|", RegexOptions.Multiline)]
    private static partial Regex RowOfReference();
}
