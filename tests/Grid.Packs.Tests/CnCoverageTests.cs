using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Grid.Packs.Tests.Corpus;
using Xunit.Abstractions;

namespace Grid.Packs.Tests;

/// <summary>
/// Rows of the domain reference that the pack of China declares, and those it enforces: a row is enforced where a case
/// of the corpus ends otherwise once the row is taken out of the pack.
/// </summary>
public sealed partial class CnCoverageTests(ITestOutputHelper output)
{
    private const int LimitsAtOnce = 16;

    private static readonly ImmutableArray<string> Areas = ["CAL", "SEP", "SUP", "ACC", "T"];

    private static readonly ImmutableArray<string> Reasons = ["built-in", "later", "no-rule", "parameter"];

    private static readonly ImmutableArray<CorpusFile> Files =
        [.. CorpusFile.All.Select(CorpusFile.Read).Where(file => file.Pack == "cn")];

    /// <summary>Ways of counting matter to every clock; any other row to the cases that name it.</summary>
    private static readonly ImmutableHashSet<string> Counting =
        [.. CnPack.Pack.Rows.Where(row => row.Section == "counting").Select(row => LawPacks.SourceRow(row.Id.Value))];

    [SharedDataFact("domain/DOMAIN.md")]
    public async Task Rows_of_limits_of_counting_and_of_separation_are_enforced_and_the_rest_says_why_not()
    {
        var all = RowsOfReference();
        var declared = CnPack.Pack.Rows.Select(row => LawPacks.SourceRow(row.Id.Value))
            .ToHashSet(StringComparer.Ordinal);
        var (enforced, indispensable) = await Enforced(all);
        var leftOut = LeftOutRows.Of("cn");
        foreach (var area in Areas)
        {
            var rows = all.Where(row => AreaOf(row) == area).ToArray();
            output.WriteLine(
                $"{area}: {rows.Count(declared.Contains)} declared, {rows.Count(enforced.Contains)} enforced, "
                + $"{rows.Length} in all");
        }

        output.WriteLine(
            $"all: {all.Count(declared.Contains)} declared, {enforced.Count} enforced, {all.Length} in all");
        output.WriteLine($"without these there is no pack: {string.Join(' ', indispensable)}");
        foreach (var left in leftOut)
        {
            output.WriteLine($"left out, {left.Reason}: {string.Join(' ', left.Rows)}: {left.Why}");
        }

        Assert.Empty(all.Except(declared));
        Assert.Empty(all.Where(row => AreaOf(row) is "T" or "CAL" or "SEP").Except(enforced));
        Assert.Equal([], all.Except(enforced).Except(leftOut.SelectMany(left => left.Rows)));
        Assert.Equal(
            [],
            leftOut.SelectMany(left => left.Rows).Where(row => enforced.Contains(row) || !all.Contains(row)));
    }

    [Fact]
    public void What_is_left_out_is_left_out_once_and_for_a_reason()
    {
        var leftOut = LeftOutRows.Of("cn");
        Assert.All(leftOut, left => Assert.Contains(left.Reason, Reasons));
        Assert.All(leftOut, left => Assert.NotEmpty(left.Why));
        var rows = leftOut.SelectMany(left => left.Rows).ToArray();
        Assert.Equal(rows.Distinct(StringComparer.Ordinal), rows);
    }

    [Fact]
    public void Every_row_of_separation_is_refused_or_breached_somewhere_by_itself_alone()
    {
        var alone = Files.SelectMany(file => file.Cases)
            .SelectMany(one => one.Steps.Select(step => step.Reasons).Append(one.Breaches))
            .Where(rules => rules.Count == 1)
            .Select(rules => LawPacks.SourceRow(rules[0]))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Enumerable.Range(1, 11).Select(number => $"SEP-{number}").Except(alone));
    }

    // A case of a limit asks for its own clock alone, so limits can be taken out many at once; other rows one by one.
    private static async Task<(HashSet<string> Rows, IReadOnlyList<string> Indispensable)> Enforced(string[] all)
    {
        var (enforced, indispensable) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var named = all.Where(row => LimitsOf(row).Any() || CasesOf(row).Any()).ToArray();
        var limits = named.Where(IsLimit).Chunk(LimitsAtOnce);
        await Parallel.ForEachAsync(limits.Concat(named.Where(row => !IsLimit(row)).Chunk(1)), async (rows, _) =>
        {
            if (Without(rows) is { Pack: not null } less)
            {
                await AddMissed(less, rows);
                return;
            }

            foreach (var row in rows)
            {
                if (WithoutIt(row) is { Pack: not null } one)
                {
                    await AddMissed(one, [row]);
                }
                else
                {
                    indispensable.Add(row);
                    enforced.Add(row);
                }
            }
        });
        return (enforced.ToHashSet(StringComparer.Ordinal), [.. indispensable.Order(StringComparer.Ordinal)]);

        async Task AddMissed(Less less, string[] rows)
        {
            foreach (var row in rows)
            {
                if (await IsMissed(less, row))
                {
                    enforced.Add(row);
                }
            }
        }
    }

    private static bool IsLimit(string row) => AreaOf(row) == "T" && !Counting.Contains(row);

    // No pack where there is none without the rows, since others refer to them.
    private static Less Without(params string[] rows)
    {
        var files = CnPack.Content();
        foreach (var row in rows)
        {
            files = RowRemoval.Without(files, row) ?? files;
        }

        return new(files, PackCompiler.Compile(PackContent.FromFiles(files).Content!).Pack);
    }

    private static Less WithoutIt(string row) =>
        Without([row]) is { Pack: not null } less ? less : WithoutParts(row);

    // What others refer to stays; what it makes the engine do goes.
    private static Less WithoutParts(string row)
    {
        string[] parts =
        [
            .. CnPack.Pack.Rows.Select(known => known.Id.Value)
                .Where(id => id != row && LawPacks.SourceRow(id) == row),
        ];
        return parts.Length == 0 ? new([], null) : Without(parts);
    }

    private static async Task<bool> IsMissed(Less less, string row)
    {
        var pack = less.Pack!;
        if (LimitsOf(row).Any(one => one.Mistakes(pack).Any()))
        {
            return true;
        }

        foreach (var cases in CasesOf(row).GroupBy(named => named.File, named => named.Case))
        {
            var later = cases.Key.SecondOf(less.Files);
            foreach (var one in cases)
            {
                if ((await CorpusRun.Mistakes(pack, one, new DecidedCase(cases.Key, pack, later))).Count > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<DeadlineCase> LimitsOf(string row) =>
        DeadlineCorpus.All.Where(one => Counting.Contains(row) || LawPacks.SourceRow(one.Clock) == row);

    private static IEnumerable<(CorpusFile File, CorpusCase Case)> CasesOf(string row) =>
        from file in Files
        from one in file.Cases
        where one.Named.Contains(row, StringComparer.Ordinal)
        select (file, one);

    private static string AreaOf(string row) => row[..row.IndexOf('-', StringComparison.Ordinal)];

    private static string[] RowsOfReference() =>
    [
        .. RowOfReference().Matches(File.ReadAllText(Repository.Shared("domain/DOMAIN.md")))
            .Select(row => row.Groups[1].Value).Distinct(StringComparer.Ordinal),
    ];

    // Rows of tables, of lists, and one that begins a paragraph.
    [GeneratedRegex(
        @"^(?:\| |- )?((?:T-[A-Z]|CAL-|SEP-|SUP-|ACC-)\d+)(?: \||[ (])",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RowOfReference();

    /// <summary>What is left of the pack once an editor has taken rows out of it.</summary>
    private sealed record Less(Dictionary<string, string> Files, RulePack? Pack);
}
