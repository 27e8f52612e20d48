using Grid.Ledger.Checkpoints;
using Grid.Ledger.Verification;
using Npgsql;

namespace Grid.Ledger.Postgres;

/// <summary>
/// Every table as it stands, all but settled entries at one moment; lanes can be read beside each other.
/// </summary>
internal sealed class PostgresTables(PostgresSource source) : StoredTables
{
    // By the key, whatever the table of lanes says, and without reading all of them.
    private const string Known =
        "WITH RECURSIVE known (lane) AS (SELECT min(lane) FROM entry UNION ALL "
        + "SELECT (SELECT min(lane) FROM entry WHERE lane > known.lane) FROM known WHERE known.lane IS NOT NULL) ";

    private const string LanesWithEntries = $"{Known}SELECT lane FROM known WHERE lane IS NOT NULL ORDER BY lane";

    private const string LastPositions =
        Known + "SELECT lane, (SELECT max(position) FROM entry WHERE entry.lane = known.lane) FROM known "
        + "WHERE lane IS NOT NULL ORDER BY lane";

    private readonly List<PostgresMoment> _beside = [];
    private readonly Dictionary<int, long> _settled = [];
    private PostgresMoment? _moment;

    private PostgresMoment Moment => _moment ??= PostgresMoment.Open(source);

    public override IEnumerable<Damage> CheckStructure()
    {
        var found = PostgresCatalog.Differences(
            Rows(PostgresCatalog.Query, row => (row.GetString(0), row.GetString(1)))).ToList();
        // Without its table, or in another shape, nothing of a lane can be looked at, which has been said then.
        if (!found.Any(damage => damage.Row == "table lane"
            || damage.Row.StartsWith("column lane.", StringComparison.Ordinal)))
        {
            found.AddRange(Gaps([-1, .. Lanes().Select(row => row.Lane).Order()]));
        }

        return found;
    }

    public override IEnumerable<StoredEntry> Entries() => Rows(
        "SELECT lane, position, hash, body, stream, sequence, type FROM entry ORDER BY lane, position",
        PostgresReads.EntryOf);

    // A moment that is held for hours keeps the database from clearing away what was changed meanwhile. What is there
    // at one moment has all its predecessors, and no Grid changes it: so it needs none.
    public override IReadOnlyList<EntrySource> SettledSources()
    {
        var ends = Rows(LastPositions, row => (Lane: row.GetInt32(0), Last: row.GetInt64(1))).ToList();
        LetGo();
        foreach (var (lane, last) in ends.Where(end => end.Last < long.MaxValue))
        {
            _settled[lane] = last + 1;
        }

        return SourcesOf(
            [.. _settled.Select(end => (end.Key, (long.MinValue, end.Value - 1)))],
            () => PostgresMoment.OpenForEach(source));
    }

    public override IReadOnlyList<EntrySource> Sources()
    {
        Release(_beside);
        return SourcesOf(
            [
                .. Rows(LanesWithEntries, row => row.GetInt32(0)).Select(
                    lane => (lane, (_settled.GetValueOrDefault(lane, long.MinValue), long.MaxValue))),
            ],
            () => PostgresMoment.Open(source, Moment));
    }

    private IReadOnlyList<EntrySource> SourcesOf(
        ImmutableArray<(int Lane, (long First, long Last) Places)> lanes, Func<PostgresMoment> open)
    {
        for (var number = 0; number < Math.Min(lanes.Length, Environment.ProcessorCount); number++)
        {
            _beside.Add(Guarded(open));
        }

        var sources = lanes.Select((lane, number) => new PostgresLaneSource(
            source, _beside[number % _beside.Count], lane.Lane, lane.Places));
        return lanes.Length < 2 ? [.. sources] : [.. sources.Select(each => new ReadAhead(each))];
    }

    public override IEnumerable<(long Lane, long Epoch, long Size)> Lanes() => Rows(
        "SELECT lane, epoch, size FROM lane ORDER BY lane",
        row => ((long)row.GetInt32(0), row.GetInt64(1), row.GetInt64(2)));

    // A row of the lanes may be gone, and all entries have their places by the key.
    public override bool IsSeveral() =>
        Rows("SELECT EXISTS (SELECT 1 FROM lane WHERE lane > 0)", row => row.GetBoolean(0)).Single()
        || Rows("SELECT EXISTS (SELECT 1 FROM entry WHERE lane > 0)", row => row.GetBoolean(0)).Single();

    public override IEnumerable<(string Stream, long Sequence, byte[] Hash)> Heads() => Rows(
        "SELECT stream, sequence, hash FROM stream_head ORDER BY stream",
        row => (row.GetString(0), (long)row.GetInt32(1), row.GetFieldValue<byte[]>(2)));

    public override IEnumerable<HoldingRow> Holdings() => Rows(
        "SELECT \"case\", slot, seat, acting, officer, since, sequence FROM holding",
        row => new HoldingRow(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3))
        {
            Officer = row.GetString(4),
            Since = row.GetString(5),
            Sequence = row.GetInt32(6),
        });

    public override IEnumerable<CaseHead> CaseHeads() =>
        Rows("SELECT \"case\", procedure, stage, unit, status FROM case_head", PostgresLists.HeadOf);

    public override IEnumerable<StoredClock> Clocks() => Rows(
        "SELECT \"case\", clock, warning, level, due, sequence, shard FROM clock",
        row => new StoredClock(row.GetString(0), row.GetString(1), row.GetInt32(2))
        {
            Level = row.GetString(3),
            Due = row.GetInt64(4),
            Sequence = row.GetInt32(5),
            Shard = row.GetInt32(6),
        });

    public override IEnumerable<(string Digest, string? Salt, string? Text)> Texts() => Rows(
        "SELECT digest, salt, text FROM personal_text",
        row => (row.GetString(0), PostgresLists.TextOrNull(row, 1), PostgresLists.TextOrNull(row, 2)));

    public override IEnumerable<(string Version, string Content)> Packs() =>
        Rows("SELECT version, content FROM pack_content", row => (row.GetString(0), row.GetString(1)));

    public override IEnumerable<(TileId Id, byte[] Hashes)> Tiles() =>
        Rows("SELECT to_regclass('grid.tile') IS NOT NULL", row => row.GetBoolean(0)).Single()
            ? Rows(
                "SELECT lane, level, place, hashes FROM tile",
                row => (new TileId(row.GetInt32(0), row.GetInt32(1), row.GetInt64(2)), row.GetFieldValue<byte[]>(3)))
            : [];

    public override void Dispose() => LetGo();

    private void LetGo()
    {
        Release(_beside);
        _moment?.Dispose();
        _moment = null;
    }

    private static void Release(List<PostgresMoment> moments)
    {
        moments.ForEach(moment => moment.Dispose());
        moments.Clear();
    }

    private static IEnumerable<Damage> Gaps(ImmutableArray<long> lanes) =>
        from pair in lanes.Zip(lanes.Skip(1))
        let gap = (From: pair.First + 1, To: pair.Second - 1)
        where gap.From <= gap.To
        select new Damage(
            "lane",
            $"{gap.From}",
            "lane",
            "lanes are numbered without a gap, and "
            + (gap.From == gap.To ? "this one is missing" : $"these are missing, up to {gap.To}"));

    private IEnumerable<T> Rows<T>(string sql, Func<NpgsqlDataReader, T> map)
    {
        using var command = Guarded(() => Moment.Command(sql));
        using var reader = Guarded(() => command.ExecuteReader());
        while (Guarded(reader.Read))
        {
            yield return Guarded(() => map(reader));
        }
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failed) when (PostgresSource.IsOfDatabase(failed))
        {
            throw source.Failure(failed);
        }
        catch (Exception strange) when (PostgresSource.IsOfShape(strange))
        {
            throw source.Strange(strange);
        }
    }
}
