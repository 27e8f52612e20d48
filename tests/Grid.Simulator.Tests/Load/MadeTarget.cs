using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grid.Contracts;
using Grid.Contracts.Views;
using Grid.Simulator.Load;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Simulator.Tests.Load;

/// <summary>
/// A made grid: it writes every command down once and gives a receipt, unless a test has it do something worse.
/// </summary>
internal sealed class MadeTarget : ILoadTarget
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Receipt> _receipts = [];
    private readonly Dictionary<string, int> _sequences = [];
    private readonly List<LedgerEntry> _entries = [];

    public FakeTimeProvider Clock { get; } = new(new(2032, 1, 5, 8, 0, 0, TimeSpan.Zero));

    /// <summary>What happens before a submission is looked at: an exception, an answer, or nothing.</summary>
    public Func<Made, Reply?> Before { get; init; } = _ => null;

    /// <summary>What happens once it is written down; an exception leaves its outcome unknown.</summary>
    public Action<Made> After { get; init; } = _ => { };

    /// <summary>When a submission is looked at.</summary>
    public Func<Made, Task> Answer { get; init; } = _ => Task.CompletedTask;

    public List<Made> Submitted { get; } = [];

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public Task Prepare(PackName pack, CaseId firstCase, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<Reply> Submit(ManySubmission submission, CancellationToken cancellation)
    {
        var made = Made.Of(submission);
        await Answer(made);
        return Take(made);
    }

    private Reply Take(Made made)
    {
        lock (_gate)
        {
            Submitted.Add(made);
            if (Before(made) is { } reply)
            {
                return reply;
            }

            if (!_receipts.TryGetValue(made.Id, out var receipt))
            {
                _receipts[made.Id] = receipt = Write(made, "case.act-recorded.v1");
            }

            After(made);
            return new Reply.Done(receipt);
        }
    }

    public Task<Cursor?> LedgerEnd(CancellationToken cancellation) =>
        Task.FromResult<Cursor?>(Cursor.Beginning);

    public async IAsyncEnumerable<LedgerPage> ReadLedger(
        Cursor from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield return new([.. _entries], from);
    }

    /// <summary>Writes an entry of a command behind all others, whether or not there is one.</summary>
    public Receipt Write(Made made, string type)
    {
        var sequence = _sequences[made.Stream] = _sequences.GetValueOrDefault(made.Stream) + 1;
        var json = JsonSerializer.Serialize(new
        {
            command = made.Id,
            part = (int[])[1, 1],
            sequence,
            stream = made.Stream,
            type,
        });
        var hash = Convert.ToHexStringLower(SHA256.HashData([0, .. Encoding.UTF8.GetBytes(json)]));
        _entries.Add(new(0, _entries.Count, hash, json));
        return new(made.Stream, sequence, 0, _entries.Count - 1, hash);
    }

    /// <summary>Takes the last entry of a command away, or puts other bytes in its place.</summary>
    public void Spoil(string id, string? json)
    {
        var at = _entries.FindLastIndex(entry => entry.Json.Contains($"\"{id}\"", StringComparison.Ordinal));
        if (json is null)
        {
            _entries.RemoveAt(at);
        }
        else
        {
            _entries[at] = _entries[at] with { Json = json };
        }
    }

    /// <summary>A submission, told apart.</summary>
    public sealed record Made(string Id, string Stream, int Attempt)
    {
        /// <summary>Its number in the run.</summary>
        public int Number => int.Parse(Id.Split('-')[^1], CultureInfo.InvariantCulture);

        public static Made Of(ManySubmission submission) => submission switch
        {
            ManySubmission.ToCase(var id, var sent) => new(sent.Id.Value, id.Value, sent.Attempt),
            ManySubmission.ToOfficer(var id, var sent) => new(sent.Id.Value, id.Value, sent.Attempt),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
