using System.Security.Cryptography;
using System.Text;

namespace Grid.Ledger.Verification;

/// <summary>Compares every row beside <c>entry</c> with what the entries say it must be.</summary>
internal static class TableVerifier
{
    public static void Verify(
        StoredTables tables,
        ExpectedTables expected,
        StreamChains chains,
        Dictionary<int, long> lanes,
        DamageList damage)
    {
        Lanes(tables, lanes, damage);
        var heads = Heads(tables, chains, damage);
        var holdings = Holdings(tables, expected, chains, damage);
        var caseHeads = CaseHeads(tables, expected, chains, damage);
        var texts = Texts(tables, expected, chains, damage);
        var packs = Packs(tables, expected, chains, damage);
        expected.Rows = expected.Rows
            .SetItem("case_head", caseHeads).SetItem("holding", holdings).SetItem("pack_content", packs)
            .SetItem("personal_text", texts).SetItem("stream_head", heads);
    }

    private static void Lanes(StoredTables tables, Dictionary<int, long> lanes, DamageList damage)
    {
        var stored = tables.Lanes().ToList();
        foreach (var (lane, epoch, size) in stored)
        {
            var read = lanes.GetValueOrDefault((int)lane, 0);
            if (size != read)
            {
                damage.Add("lane", $"{lane}", "size", $"the column says {size}, the entries end at {read}");
            }

            if (epoch < 1)
            {
                damage.Add("lane", $"{lane}", "epoch", $"{epoch} is no epoch: the first opening makes it 1");
            }
        }

        foreach (var lane in lanes.Keys.Where(lane => stored.All(row => row.Lane != lane)))
        {
            damage.Add("lane", $"{lane}", "lane", "the row is missing");
        }

        if (stored.Count == 0 && lanes.Count == 0)
        {
            damage.Add("lane", "0", "lane", "the row is missing");
        }
    }

    private static long Heads(StoredTables tables, StreamChains chains, DamageList damage)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (stream, sequence, hash) in tables.Heads())
        {
            seen.Add(stream);
            var stored = HashChain.Print(hash);
            if (chains.HeadOf(stream) is not { } head)
            {
                damage.Add("stream_head", stream, "stream", "no entry of this stream is there");
                continue;
            }

            chains.Settle(stream, stored);
            if (sequence != head.Sequence)
            {
                damage.Add(
                    "stream_head", stream, "sequence",
                    $"the column says {sequence}, the last entry is #{head.Sequence}");
            }

            if (stored != head.Hash && !chains.IsDamaged(stream))
            {
                damage.Add("stream_head", stream, "hash", $"the column says {stored}, the last entry has {head.Hash}");
            }
        }

        foreach (var stream in chains.Streams.Where(stream => !seen.Contains(stream)).ToList())
        {
            chains.Settle(stream, null);
            damage.Add("stream_head", stream, "stream", "the row is missing");
        }

        return seen.Count;
    }

    private static long Holdings(StoredTables tables, ExpectedTables expected, StreamChains chains, DamageList damage)
    {
        var seen = new HashSet<HoldingKey>();
        foreach (var stored in tables.Holdings().Where(row => !chains.IsDamaged(row.Key.Case)))
        {
            seen.Add(stored.Key);
            var row = Print(stored.Key);
            if (!expected.Holdings.TryGetValue(stored.Key, out var must))
            {
                damage.Add("holding", row, "case", "no entry says that this seat is held");
                continue;
            }

            Same("holding", row, "officer", (stored.Officer, must.Officer), damage);
            Same("holding", row, "since", (stored.Since, must.Since), damage);
            Same("holding", row, "sequence", ($"{stored.Sequence}", $"{must.Sequence}"), damage);
        }

        foreach (var key in expected.Holdings.Keys.Where(key => !chains.IsDamaged(key.Case) && !seen.Contains(key)))
        {
            damage.Add("holding", Print(key), "case", "the row is missing");
        }

        return seen.Count;
    }

    private static long CaseHeads(StoredTables tables, ExpectedTables expected, StreamChains chains, DamageList damage)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stored in tables.CaseHeads().Where(row => !chains.IsDamaged(row.Case)))
        {
            seen.Add(stored.Case);
            if (!expected.CaseHeads.TryGetValue(stored.Case, out var must))
            {
                damage.Add("case_head", stored.Case, "case", "no entry opens this case");
                continue;
            }

            Same("case_head", stored.Case, "procedure", (stored.Procedure, must.Procedure), damage);
            Same("case_head", stored.Case, "stage", (stored.Stage, must.Stage), damage);
            Same("case_head", stored.Case, "unit", (stored.Unit, must.Unit), damage);
            Same("case_head", stored.Case, "status", (stored.Status, must.Status), damage);
        }

        foreach (var name in expected.CaseHeads.Keys.Where(name => !chains.IsDamaged(name) && !seen.Contains(name)))
        {
            damage.Add("case_head", name, "case", "the row is missing");
        }

        return seen.Count;
    }

    private static long Texts(StoredTables tables, ExpectedTables expected, StreamChains chains, DamageList damage)
    {
        var isWhole = !chains.IsAnythingDamaged;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (digest, salt, text) in tables.Texts())
        {
            seen.Add(digest);
            if (!expected.Texts.ContainsKey(digest) && isWhole)
            {
                damage.Add("personal_text", digest, "digest", "no entry names this text");
            }
            else if (salt is null && text is null)
            {
                expected.ErasedTexts++;
            }
            else if (!IsText(digest, salt, text))
            {
                damage.Add("personal_text", digest, "text", "SHA-256 over salt and text is not the digest");
            }
        }

        foreach (var (digest, stream) in expected.Texts.Where(pair => !seen.Contains(pair.Key)))
        {
            damage.Add("personal_text", digest, "digest", $"the row is missing: {stream} names it");
        }

        return seen.Count;
    }

    private static long Packs(StoredTables tables, ExpectedTables expected, StreamChains chains, DamageList damage)
    {
        var isWhole = !chains.IsAnythingDamaged;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (version, content) in tables.Packs())
        {
            seen.Add(version);
            if (!expected.Packs.Contains(version) && isWhole)
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

        foreach (var (version, stream) in expected.Judging.Where(pair => isWhole && !expected.Packs.Contains(pair.Key)))
        {
            damage.Add("entry", stream, "body", $"judged by pack version {version}, which no entry publishes");
        }

        return seen.Count;
    }

    private static bool IsText(string digest, string? salt, string? text) =>
        salt is not null && text is not null
        && new PersonalText(text, salt) is { IsWellFormed: true } personal && personal.Digest.Value == digest;

    private static string Print(HoldingKey key) =>
        $"{key.Case} {key.Slot}/{key.Seat}{(key.IsActing ? " acting" : "")}";

    private static void Same(
        string table, string row, string column, (string? Stored, string? Must) values, DamageList damage)
    {
        if (values.Stored != values.Must)
        {
            damage.Add(table, row, column, $"the column says `{values.Stored}`, the entries say `{values.Must}`");
        }
    }
}
