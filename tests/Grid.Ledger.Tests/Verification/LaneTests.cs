using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Verification;

/// <summary>Streams that moved from lane to lane: an entry may stand in a lower lane than the one before it.</summary>
public sealed class LaneTests(MadeStore made) : IClassFixture<MadeStore>
{
    private const int Lanes = 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Streams_that_moved_between_lanes_are_whole(bool isMerged)
    {
        var report = Verify(entries => entries, isMerged);
        Assert.Empty(report.Damage);
        Assert.Equal(Lanes, report.Lanes);
        Assert.Equal(made.Requests.Sum(request => request.Entries.Length), report.Entries);
        Assert.Equal(Lanes, report.Roots.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_entry_that_is_missing_is_found_in_its_stream_alone(bool isMerged)
    {
        var report = Verify(
            entries => [.. entries.Where(entry => (entry.Stream, entry.Sequence) != ("case:town/7", 3))], isMerged);
        Assert.NotEmpty(report.Damage);
        Assert.All(report.Damage, damage => Assert.True(
            damage.Problem.StartsWith("case:town/7", StringComparison.Ordinal) || damage.Table == "personal_text",
            string.Join("; ", report.Damage)));
        Assert.Contains(report.Damage, damage => damage.Problem.Contains("is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_entry_that_stands_in_two_lanes_is_found(bool isMerged)
    {
        var report = Verify(
            entries => [.. entries, entries.First(entry => (entry.Stream, entry.Sequence) == ("case:town/7", 3))],
            isMerged);
        Assert.Contains(report.Damage, damage => damage.Problem.StartsWith("case:town/7 #3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_changed_byte_is_found_whatever_its_lane(bool isMerged)
    {
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            var at = sequence;
            var report = Verify(
                entries => [.. entries.Select(entry => (entry.Stream, entry.Sequence) == ("case:town/7", at)
                    ? entry with { Body = [.. entry.Body[..^2], (byte)'x', (byte)'}'] }
                    : entry)],
                isMerged);
            Assert.Contains(
                report.Damage,
                damage => damage.Column == "body"
                    && damage.Problem.StartsWith($"case:town/7 #{at}", StringComparison.Ordinal));
        }
    }

    // Every third entry of a stream begins a new lane, the last lane first: most predecessors stand in a higher one.
    private VerificationReport Verify(Func<List<StoredEntry>, List<StoredEntry>> change, bool isMerged)
    {
        using var reads = SqliteLedgerStore.OpenForReading(made.Original).Tables;
        var lanes = change([.. reads.Entries()])
            .GroupBy(entry => Lanes - 1 - (int)((entry.Sequence - 1) / 3 % Lanes))
            .OrderBy(lane => lane.Key)
            .Select(lane => lane.Select((entry, position) =>
                entry with { Lane = lane.Key, Position = position }).ToImmutableArray())
            .ToImmutableArray();
        using var tables = new LanedTables(reads, lanes) { IsMerged = isMerged };
        return new VerificationRun(tables, VerificationOrder.Whole).Verify(null, CancellationToken.None);
    }
}
