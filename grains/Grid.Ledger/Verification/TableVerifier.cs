using System.Security.Cryptography;
using System.Text;

namespace Grid.Ledger.Verification;

/// <summary>Compares every row beside <c>entry</c> with what the entries say it must be.</summary>
internal sealed class TableVerifier(
    StoredTables tables, ExpectedTables expected, StreamChains chains, LanePositions lanes, DamageList damage)
{
    /// <summary>Verifies table after table.</summary>
    /// <param name="readable">Runs the reading of one table, and says whether it could be read to its end.</param>
    public void Verify(Func<string, Action, bool> readable)
    {
        // The lanes say whether entries are missing, and the heads of which streams; the rest is judged in that light.
        readable("lane", () => lanes.Verify([.. tables.Lanes()], damage));
        readable("stream_head", () => Count("stream_head", Heads()));
        readable("holding", () => Count("holding", Holdings()));
        readable("case_head", () => Count("case_head", CaseHeads()));
        readable("clock", () => Count("clock", Clocks()));
        readable("personal_text", () => Count("personal_text", Texts()));
        readable("pack_content", () => Count("pack_content", Packs()));
    }

    // Whether what no entry names is named nowhere: an entry that is missing or unreadable may have named it.
    private bool IsSure => chains.IsSure && lanes.IsWhole;

    private void Count(string table, long rows) => expected.Rows = expected.Rows.SetItem(table, rows);

    private long Heads()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (stream, sequence, hash) in tables.Heads())
        {
            seen.Add(stream);
            if (chains.IsHeadOfHealthy(stream, sequence, hash))
            {
                continue;
            }

            var stored = HashChain.Print(hash);
            if (chains.HeadOf(stream) is not { } head)
            {
                damage.Add("stream_head", stream, "stream", "no entry of this stream is there");
                DoubtEnd(stream);
                continue;
            }

            chains.Settle(stream, stored);
            if (sequence != head.Sequence)
            {
                damage.Add(
                    "stream_head",
                    stream,
                    "sequence",
                    $"the column says {sequence}, the last entry is #{head.Sequence}");
                DoubtEnd(stream);
            }

            if (stored != head.Stored && stored != head.Computed)
            {
                damage.Add(
                    "stream_head", stream, "hash", $"the column says {stored}, the last entry has {head.Stored}");
            }
        }

        foreach (var stream in chains.Streams.Where(stream => !seen.Contains(stream)).ToList())
        {
            chains.Settle(stream, null);
            damage.Add("stream_head", stream, "stream", "the row is missing");
        }

        return seen.Count;
    }

    // While no entry is missing from the lane, it is the head that lies.
    private void DoubtEnd(string stream)
    {
        if (!lanes.IsWhole)
        {
            chains.Doubt(stream);
        }
    }

    private long Holdings()
    {
        var (count, seen) = (0L, new HashSet<HoldingKey>());
        foreach (var stored in tables.Holdings())
        {
            count++;
            if (stored.Key is not { } key || !seen.Add(key))
            {
                damage.Add(
                    "holding",
                    $"{stored}",
                    stored.Acting is 0 or 1 ? "seat" : "acting",
                    $"no seat {stored.Seat} with acting {stored.Acting}");
            }
            else if (expected.HoldingOf(key) is { } must)
            {
                Compare(stored, must);
            }
            else if (!chains.IsDoubtful(key.Case))
            {
                damage.Add("holding", $"{stored}", "case", "no entry says that this seat is held");
            }
        }

        foreach (var must in expected.Holdings.Values.SelectMany(held => held.Values)
            .Where(must => !seen.Contains(must.Key) && !chains.IsDoubtful(must.Key.Case, must.Sequence)))
        {
            damage.Add("holding", Print(must.Key), "case", "the row is missing");
        }

        return count;
    }

    private void Compare(HoldingRow stored, Holding must)
    {
        if (!chains.IsDoubtful(must.Key.Case, must.Sequence))
        {
            Same("holding", $"{stored}", "officer", (stored.Officer, must.Officer));
            Same("holding", $"{stored}", "since", (stored.Since, must.Since));
            Same("holding", $"{stored}", "sequence", ($"{stored.Sequence}", $"{must.Sequence}"));
        }
    }

    private long Clocks()
    {
        var (count, seen) = (0L, new HashSet<ClockKey>());
        foreach (var stored in tables.Clocks())
        {
            count++;
            if (stored.Key is not { } key || !seen.Add(key))
            {
                damage.Add("clock", $"{stored}", "warning", $"no entry is number {stored.Warning}");
            }
            else if (expected.ClockOf(key) is not { } must)
            {
                if (!chains.IsDoubtful(key.Case))
                {
                    damage.Add("clock", $"{stored}", "case", "no entry says that this is due");
                }
            }
            else if (!chains.IsDoubtful(key.Case, must.Sequence))
            {
                Same("clock", $"{stored}", "level", (stored.Level, must.Level));
                Same("clock", $"{stored}", "due", ($"{stored.Due}", $"{must.Due}"));
                Same("clock", $"{stored}", "sequence", ($"{stored.Sequence}", $"{must.Sequence}"));
                Same("clock", $"{stored}", "shard", ($"{stored.Shard}", $"{ClockShards.Of(key.Case)}"));
            }
        }

        foreach (var must in expected.Clocks.Values.SelectMany(rows => rows.Values)
            .Where(must => !seen.Contains(must.Key) && !chains.IsDoubtful(must.Key.Case, must.Sequence)))
        {
            damage.Add("clock", StoredClock.Print(must.Key), "case", "the row is missing");
        }

        return count;
    }

    private long CaseHeads()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stored in tables.CaseHeads())
        {
            seen.Add(stored.Case);
            if (chains.IsDoubtful(stored.Case))
            {
                continue;
            }

            if (!expected.CaseHeads.TryGetValue(stored.Case, out var must))
            {
                damage.Add("case_head", stored.Case, "case", "no entry opens this case");
                continue;
            }

            Same("case_head", stored.Case, "procedure", (stored.Procedure, must.Procedure));
            Same("case_head", stored.Case, "stage", (stored.Stage, must.Stage));
            Same("case_head", stored.Case, "unit", (stored.Unit, must.Unit));
            Same("case_head", stored.Case, "status", (stored.Status, must.Status));
        }

        foreach (var name in expected.CaseHeads.Keys.Where(name => !seen.Contains(name)))
        {
            damage.Add("case_head", name, "case", "the row is missing");
        }

        return seen.Count;
    }

    private long Texts()
    {
        var (isSure, count) = (IsSure, 0L);
        var missing = expected.Texts;
        foreach (var (digest, salt, text) in tables.Texts())
        {
            count++;
            if (!missing.Remove(ExpectedTables.KeyOf(digest)) && isSure)
            {
                damage.Add("personal_text", digest, "digest", "no entry names this text");
            }
            else if (salt is null && text is null)
            {
                expected.ErasedTexts++;
            }
            else if (salt is null || !new PersonalText("", salt).IsWellFormed)
            {
                damage.Add("personal_text", digest, "salt", "it is not the hex of sixteen bytes");
            }
            else if (text is null || new PersonalText(text, salt).Digest.Value != digest)
            {
                damage.Add("personal_text", digest, "text", "SHA-256 over salt and text is not the digest");
            }
        }

        if (missing.Count > 0)
        {
            NameMissing(missing);
        }

        return count;
    }

    // Only of damaged stores: who names a text is not remembered, so it is looked for again.
    private void NameMissing(HashSet<Hash256> missing)
    {
        foreach (var entry in tables.Entries())
        {
            foreach (var digest in PersonalTexts.NamedIn(entry.Body)
                .Where(digest => missing.Remove(ExpectedTables.KeyOf(digest))))
            {
                damage.Add("personal_text", digest, "digest", $"the row is missing: {entry.Stream} names it");
            }
        }
    }

    private long Packs()
    {
        var isSure = IsSure;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (version, content) in tables.Packs())
        {
            seen.Add(version);
            if (!expected.Packs.Contains(version) && isSure)
            {
                damage.Add("pack_content", version, "version", "no entry publishes this version");
            }
            else if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))) != version)
            {
                damage.Add("pack_content", version, "content", "the content has another hash than its version");
            }
        }

        foreach (var version in expected.Packs.Where(version => !seen.Contains(version)))
        {
            damage.Add("pack_content", version, "version", "the row is missing");
        }

        foreach (var (version, stream) in expected.Judging.Where(pair => isSure && !expected.Packs.Contains(pair.Key)))
        {
            damage.Add("entry", stream, "body", $"judged by pack version {version}, which no entry publishes");
        }

        return seen.Count;
    }

    private static string Print(HoldingKey key) =>
        $"{key.Case} {key.Slot}/{key.Seat}{(key.IsActing ? " acting" : "")}";

    private void Same(string table, string row, string column, (string? Stored, string? Must) values)
    {
        if (values.Stored != values.Must)
        {
            damage.Add(table, row, column, $"the column says `{values.Stored}`, the entries say `{values.Must}`");
        }
    }
}
