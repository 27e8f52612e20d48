using System.Text.Json;
using Grid.Ledger.Entries;
using Microsoft.Extensions.Logging;

namespace Grid.Grains;

/// <summary>
/// One stream of the ledger as its grain sees it: what has been read and is durable, where it ends, and which commands
/// it has taken. Every grain is a shell around one of these.
/// </summary>
internal sealed partial class EntryStream<TEvent>(
    string name, GridLedger grid, Action<TEvent, Timestamp> evolve, Action reset, Action abandon)
    where TEvent : class
{
    // A stream that a decision relies on moves a few times at the most while it is being made.
    private const int DecisionsMax = 32;

    private readonly TakenCommands _taken = new();
    private StreamHead _head = StreamHead.None;
    private Timestamp? _last;
    private string? _digest;
    private bool _isLost;

    /// <summary>What is wrong with the stored entries; the stream is sealed then.</summary>
    public string? Damage { get; private set; }

    public int Sequence => _head.Sequence;

    /// <summary>The grid's clock, to the microsecond, never earlier than the stream's last entry.</summary>
    public Timestamp Now()
    {
        var now = grid.Clock.GetUtcNow();
        var stamp = Timestamp.FromUtc(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)));
        return _last is { } last && stamp.CompareWith(last) < 0 ? last : stamp;
    }

    /// <summary>Reads the stream from its beginning, and seals it where what is stored cannot be believed.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        // Until the end is reached nothing may be answered from the half that has been read.
        _isLost = true;
        (_head, _last, Damage) = (StreamHead.None, null, null);
        _taken.Clear();
        reset();
        var head = await grid.Ledger.Head(name, cancellation);
        var damage = head.Sequence == 0 ? null : await ReadAll(cancellation) ?? StreamDamage.AtEnd(_head, head);
        if (damage is not null)
        {
            Seal(damage);
        }

        _isLost = false;
    }

    /// <summary>Refuses to show what may have been overtaken.</summary>
    /// <exception cref="LedgerFailure">An append of this activation has an unknown outcome.</exception>
    public void ThrowIfLost()
    {
        if (_isLost)
        {
            throw new LedgerFailure($"{name} is being read again from the ledger; submit again");
        }
    }

    private async Task<string?> ReadAll(CancellationToken cancellation)
    {
        await foreach (var stored in grid.Ledger.Read(name, 1, cancellation))
        {
            var (entry, damage) = StreamDamage.Read(stored, _head);
            if (entry is null)
            {
                return damage;
            }

            Take(entry.Header, stored.Hash, (TEvent)entry.ReadEvent());
        }

        return null;
    }

    /// <summary>
    /// Answers a submission: from what is known of it already, else by deciding until what was relied on stands still.
    /// </summary>
    /// <param name="submission">The submission.</param>
    /// <param name="decide">Decides once and writes; nothing where it must be decided again.</param>
    /// <param name="cancellation">Stops waiting, not writing.</param>
    /// <exception cref="LedgerFailure">The outcome is unknown; the activation reads the ledger again before it
    /// answers.</exception>
    public async Task<Reply> Submit<TCommand>(
        Submission<TCommand> submission, Func<Task<Reply?>> decide, CancellationToken cancellation)
        where TCommand : notnull
    {
        var (digest, problem) = SubmissionForm.Read(name, submission);
        try
        {
            for (var i = 0; i < DecisionsMax; i++)
            {
                _digest = digest;
                var known = await AnswerWithoutDeciding(submission.Id, (digest, problem), cancellation);
                if ((known ?? await decide()) is { } reply)
                {
                    return reply;
                }
            }

            throw new LedgerFailure($"what a decision on {name} relies on moved {DecisionsMax} times; submit again");
        }
        catch (Exception failed) when (failed is LedgerFailure || _isLost)
        {
            abandon();
            throw;
        }
    }

    // Taken before, malformed, or the stream is sealed. The look-up comes before any other answer.
    private async Task<Reply?> AnswerWithoutDeciding(
        CommandId command, (string? Digest, string? Problem) form, CancellationToken cancellation)
    {
        ThrowIfLost();
        if (Damage is { } damage)
        {
            return ShellReasons.StreamIsSealed(name, damage);
        }

        if (form.Problem is { } problem)
        {
            return ShellReasons.IsMalformed(problem);
        }

        foreach (var sequence in _taken.Candidates(command))
        {
            if (await Find(command, sequence, cancellation) is { } found)
            {
                return found.Digest == form.Digest
                    ? found.Reply
                    : ShellReasons.IdIsReused(command);
            }
        }

        return null;
    }

    /// <summary>Makes a decision durable, then takes note of it.</summary>
    /// <returns>The reply; nothing where what it relied on has moved, so that it must be decided again.</returns>
    /// <exception cref="LedgerFailure">The outcome is unknown.</exception>
    public async Task<Reply?> Write<TCommand>(
        Submission<TCommand> submission, Decision<TEvent> decision, Reliance reliance, CancellationToken cancellation)
        where TCommand : notnull
    {
        var (events, reply) = decision switch
        {
            Decision<TEvent>.Accepted accepted => (accepted.Events, (Reply?)null),
            Decision<TEvent>.AlreadySo so => (so.Notes, new Reply.AlreadySo()),
            Decision<TEvent>.Refused refused => (refused.Notes, new Reply.Refused(refused.Reasons)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (events.IsEmpty)
        {
            return await reliance.StillHolds() ? reply : null;
        }

        var written = new StreamWrite<TEvent>(name, _head, events).Encode(submission, _digest!, reliance);
        var request = written.Request with
        {
            Texts = decision is Decision<TEvent>.Accepted ? reliance.Texts : [],
            Pack = decision is Decision<TEvent>.Accepted ? reliance.Content : null,
        };
        switch (await Append(request, cancellation))
        {
            case AppendOutcome.Appended appended:
                return Noted(written, appended, reply);
            case AppendOutcome.Overloaded overloaded:
                return new Reply.Overloaded(overloaded.RetryAfter);
            case AppendOutcome.Unstorable unstorable:
                return ShellReasons.IsMalformed(unstorable.Problem);
            case AppendOutcome.Fenced:
                // Another activation wrote first. Nothing of ours was written: read what it wrote, and decide again.
                await Load(CancellationToken.None);
                return null;
            case AppendOutcome.Stale stale:
                reliance.Forget(stale.Stream);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation)
    {
        try
        {
            return await grid.Ledger.Append(request, cancellation);
        }
        catch
        {
            // The append may or may not have reached the disk. Only the ledger knows, so this activation stops
            // answering and the next one reads the truth back.
            _isLost = true;
            throw;
        }
    }

    private Reply Noted(StreamWrite<TEvent>.Written written, AppendOutcome.Appended appended, Reply? reply)
    {
        for (var i = 0; i < written.Headers.Length; i++)
        {
            Take(written.Headers[i], written.Request.Entries[i].Hash, written.Events[i]);
        }

        var receipt = new Receipt(name, _head.Sequence, appended.Lane, appended.Position, HashChain.Print(_head.Hash));
        return reply ?? new Reply.Done(receipt)
        {
            Judged = [.. written.Events.SelectMany(happened => Answers.JudgedBy(happened))],
        };
    }

    private void Take(EntryHeader header, byte[] hash, TEvent happened)
    {
        evolve(happened, header.EffectiveAt);
        _head = new(header.Sequence, hash);
        _last = header.RecordedAt;
        if (header.Part.Number == 1)
        {
            _taken.Add(header.Command, header.Sequence);
        }
    }

    private async Task<(string Digest, Reply Reply)?> Find(
        CommandId command, int sequence, CancellationToken cancellation)
    {
        Reply? reply = null;
        var judged = ImmutableArray.CreateBuilder<Judgement>();
        await foreach (var stored in grid.Ledger.Read(name, sequence, cancellation))
        {
            var (header, happened) = ReadAgain(stored);
            if (header.Command != command)
            {
                return null;
            }

            judged.AddRange(Answers.JudgedBy(happened));
            reply ??= Answers.Of(happened, Answers.ReceiptOf(stored));
            if (header.Part.Number == header.Part.Of)
            {
                var done = reply is Reply.Done
                    ? new Reply.Done(Answers.ReceiptOf(stored)) { Judged = judged.ToImmutable() }
                    : reply;
                return (header.CommandDigest, done);
            }
        }

        return null;
    }

    private (EntryHeader Header, object Happened) ReadAgain(StoredEntry stored)
    {
        try
        {
            var entry = HashChain.HashOf(stored.Body).AsSpan().SequenceEqual(stored.Hash)
                ? EntryCodec.Decode(stored.Body)
                : throw new JsonException("its hash is another");
            return (entry.Header, entry.ReadEvent());
        }
        catch (JsonException unreadable)
        {
            Seal($"entry {stored.Lane}/{stored.Position} has changed since it was read: {unreadable.Message}");
            throw new LedgerFailure($"{name} is sealed: {Damage}");
        }
    }

    private void Seal(string damage)
    {
        Damage = damage;
        LedgerMetrics.Sealed();
        LogSealed(grid.Log, name, damage);
    }

    [LoggerMessage(1, LogLevel.Critical, "{Stream} is sealed: {Damage}. Run `grid verify` on the store.")]
    private static partial void LogSealed(ILogger log, string stream, string damage);
}
