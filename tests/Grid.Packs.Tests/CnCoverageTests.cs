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
    private static readonly ImmutableArray<string> Areas = ["CAL", "SEP", "SUP", "ACC", "T"];

    private static readonly ImmutableArray<string> Reasons = ["built-in", "later", "no-rule", "parameter"];

    private static readonly ImmutableArray<CorpusFile> Files =
        [.. CorpusFile.All.Select(CorpusFile.Read).Where(file => file.Pack == "cn")];

    /// <summary>Rows that live in ways of counting matter to every clock; any other to the cases that name it.</summary>
    private static readonly ImmutableHashSet<string> Counting =
        [.. CnPack.Pack.Rows.Where(row => row.Section == "counting").Select(row => LawPacks.SourceRow(row.Id.Value))];

    [SharedDataFact("domain/DOMAIN.md")]
    public void Rows_of_limits_of_counting_and_of_separation_are_enforced_and_the_rest_says_why_not()
    {
        var all = RowsOfReference();
        var declared = CnPack.Pack.Rows.Select(row => LawPacks.SourceRow(row.Id.Value)).ToHashSet(StringComparer.Ordinal);
        var (enforced, indispensable) = Enforced(all);
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
        Assert.Equal([], leftOut.SelectMany(left => left.Rows).Where(row => enforced.Contains(row) || !all.Contains(row)));
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

    private static (HashSet<string> Rows, IReadOnlyList<string> Indispensable) Enforced(string[] all)
    {
        var files = CnPack.Content();
        var (enforced, indispensable) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        Parallel.ForEach(all, row =>
        {
            var limits = DeadlineCorpus.All
                .Where(one => Counting.Contains(row) || LawPacks.SourceRow(one.Clock) == row).ToArray();
            var cases = Files
                .SelectMany(file => file.Cases.Select(one => (File: file, Case: one)))
                .Where(pair => pair.Case.Named.Contains(row, StringComparer.Ordinal)).ToArray();
            if ((limits.Length == 0 && cases.Length == 0) || RowRemoval.Without(files, row) is not { } without)
            {
                return;
            }

            var compiled = PackCompiler.Compile(PackContent.FromFiles(without).Content!);
            if (compiled.Pack is not { } pack)
            {
                indispensable.Add(row);
                enforced.Add(row);
            }
            else if (limits.Any(one => one.Mistakes(pack).Any()) || cases.Any(pair => IsOtherwise(pack, pair)))
            {
                enforced.Add(row);
            }
        });
        return (enforced.ToHashSet(StringComparer.Ordinal), [.. indispensable.Order(StringComparer.Ordinal)]);
    }

    private static bool IsOtherwise(RulePack pack, (CorpusFile File, CorpusCase Case) asked)
    {
        // The function alone answers at once.
        var mistakes = CorpusRun.Mistakes(pack, asked.Case, new DecidedCase(asked.File, pack));
        return mistakes.GetAwaiter().GetResult().Count > 0;
    }

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
}
