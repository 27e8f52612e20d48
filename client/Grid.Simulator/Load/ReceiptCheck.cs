using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grid.Contracts;
using Grid.Contracts.Views;

namespace Grid.Simulator.Load;

/// <summary>
/// Holds the receipts of a load against the ledger: each acknowledged command's entry stands where the receipt says,
/// with the hash of its own bytes, and no command took effect twice or although it was refused.
/// </summary>
internal sealed class ReceiptCheck
{
    // These two kinds note what did not take effect; they bear the command's id, and change nothing.
    private static readonly string[] Notes = [".retry-settled.v1", ".attempt-noted.v1"];

    private readonly ReceiptBook _book;
    private readonly string _prefix;
    private readonly BitArray _first = new(1024);
    private readonly HashSet<(int Number, int Part)> _further = [];
    private readonly HashSet<int> _found = [];
    private readonly HashSet<int> _doubled = [];
    private readonly HashSet<int> _refused = [];
    private long _entries;

    private ReceiptCheck(ReceiptBook book, string prefix) => (_book, _prefix) = (book, prefix);

    public static async Task<ReceiptFindings> Run(
        ReceiptBook book, string prefix, IAsyncEnumerable<LedgerPage> ledger, CancellationToken cancellation)
    {
        var check = new ReceiptCheck(book, prefix);
        await foreach (var page in ledger.WithCancellation(cancellation))
        {
            foreach (var entry in page.Entries)
            {
                check.Take(entry);
            }
        }

        return check.Findings();
    }

    private void Take(LedgerEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Json);
        var root = document.RootElement;
        // Of an entry that is told without whose record it is nothing was sent from here.
        if (!root.TryGetProperty("command", out var command) || NumberOf(command.GetString()) is not { } number)
        {
            return;
        }

        _entries++;
        if (_book.Receipts.TryGetValue(number, out var receipt) && Holds(receipt, entry, root))
        {
            _found.Add(number);
        }

        var type = root.GetProperty("type").GetString()!;
        if (Notes.Any(note => type.EndsWith(note, StringComparison.Ordinal)))
        {
            return;
        }

        if (!IsNew(number, root.GetProperty("part")[0].GetInt32()))
        {
            _doubled.Add(number);
        }

        if (_book.OutcomeOf(number) == Outcome.Refused)
        {
            _refused.Add(number);
        }
    }

    private bool IsNew(int number, int part)
    {
        if (part > 1)
        {
            return _further.Add((number, part));
        }

        if (number >= _first.Length)
        {
            _first.Length = Math.Max(number + 1, _first.Length * 2);
        }

        var isNew = !_first[number];
        _first[number] = true;
        return isNew;
    }

    private int? NumberOf(string? command) =>
        command is not null && command.StartsWith(_prefix, StringComparison.Ordinal)
        && int.TryParse(command.AsSpan(_prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool Holds(Receipt receipt, LedgerEntry entry, JsonElement root) =>
        receipt.Lane == entry.Lane
        && receipt.Position == entry.Position
        && receipt.Sequence == root.GetProperty("sequence").GetInt32()
        && receipt.Stream == root.GetProperty("stream").GetString()
        && receipt.Hash == entry.Hash
        && receipt.Hash == HashOf(entry.Json);

    // RFC 6962: a leaf is hashed behind a zero byte.
    private static string HashOf(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(1 + Encoding.UTF8.GetMaxByteCount(json.Length));
        bytes[0] = 0;
        var length = 1 + Encoding.UTF8.GetBytes(json, bytes.AsSpan(1));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    private ReceiptFindings Findings()
    {
        var lost = _book.Receipts.Keys.Where(number => !_found.Contains(number)).Order().ToList();
        return new(_book.Count, _book.OneOf, _entries)
        {
            Lost = lost.Count,
            Duplicated = _doubled.Count,
            RefusedButWritten = _refused.Count,
            Examples =
            [
                .. lost.Take(ReceiptFindings.ExamplesMax).Select(number => $"{_prefix}{number}: lost"),
                .. _doubled.Order().Take(ReceiptFindings.ExamplesMax).Select(number => $"{_prefix}{number}: twice"),
                .. _refused.Order().Take(ReceiptFindings.ExamplesMax)
                    .Select(number => $"{_prefix}{number}: refused, yet written"),
            ],
        };
    }
}
