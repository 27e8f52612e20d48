using System.Diagnostics;
using System.Text.Json;
using Grid.Grains.Telemetry;
using Grid.Ledger.Entries;
using Microsoft.Extensions.Logging;

namespace Grid.Grains;

/// <summary>
/// One stream of the ledger as its grain sees it: what has been read and is durable, where it ends, and which commands
/// it has taken. Every grain is a shell around one of these.
/// </summary>
internal sealed partial class EntryStream<TEvent>(string name, GridLedger grid, IStreamOwner<TEvent> owner)
    where TEvent : class
{
    // What one call may hold in memory, and for how long a grain may answer nobody else.
    private const int TogetherMax = 1000;

    private static readonly StreamKind Kind = StreamKinds.Of(typeof(TEvent));
    private static readonly string Submitting = GridTraces.SpanOf(Kind, "submit");
    private static readonly string Gathering = GridTraces.SpanOf(Kind, "facts");
    private static readonly string Deciding = GridTraces.SpanOf(Kind, "decide");

    private readonly TakenCommands _taken = new();
    private Timestamp? _last;

    public string Name => name;

    public StreamHead Head { get; private set; } = StreamHead.None;

    /// <summary>Whether an append of this activation has an unknown outcome, or the stream is half read.</summary>
    public bool IsLost { get; private set; }

    /// <summary>What is wrong with the stored entries; the stream is sealed then.</summary>
    public string? Damage { get; private set; }

    public int Sequence => Head.Sequence;

    /// <summary>The grid's clock, to the microsecond, never earlier than the stream's last entry.</summary>
    public Timestamp Now()
    {
        var now = grid.Clock.GetUtcNow();
        var stamp = Timestamp.FromUtc(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)));
        return _last is { } last && stamp.CompareWith(last) < 0 ? last : stamp;
    }

    /// <summary>
    /// Reads the stream, from its snapshot on where one can be believed, and seals it where what is stored cannot.
    /// </summary>
    public async Task Load(CancellationToken cancellation)
    {
        // Until the end is reached nothing may be answered from the half that has been read.
        IsLost = true;
        (Head, _last, Damage, _keptAt) = (StreamHead.None, null, null, 0);
        _taken.Clear();
        owner.Reset();
        var (head, first) = await grid.Ledger.Start(name, cancellation);
        var isDoubted = await TryResume(head, cancellation);
        var damage = Sequence > 0 ? await ReadRest(cancellation) : await ReadFrom(first, cancellation);
        damage ??= StreamDamage.AtEnd(Head, head);
        if (damage is not null)
        {
            Seal(damage);
        }
        else
        {
            Keep(isDoubted);
        }

        IsLost = false;
    }

    /// <summary>Refuses to show what may have been overtaken.</summary>
    /// <exception cref="LedgerFailure">An append of this activation has an unknown outcome.</exception>
    public void ThrowIfLost()
    {
        if (IsLost)
        {
            throw new LedgerFailure($"{name} is being read again from the ledger; submit again");
        }
    }

    private async Task<string?> ReadFrom(IReadOnlyList<StoredEntry> first, CancellationToken cancellation)
    {
        foreach (var stored in first)
        {
            if (TakeStored(stored) is { } damage)
            {
                return damage;
            }
        }

        return first.Count < StreamStart.Most ? null : await ReadRest(cancellation);
    }

    private async Task<string?> ReadRest(CancellationToken cancellation)
    {
        await foreach (var stored in grid.Ledger.Read(name, Sequence + 1, cancellation))
        {
            if (TakeStored(stored) is { } damage)
            {
                return damage;
            }
        }

        return null;
    }

    // Takes note of a stored entry; what is wrong with it where it cannot be believed.
    private string? TakeStored(StoredEntry stored)
    {
        var (entry, damage) = StreamDamage.Read(stored, Head);
        if (entry is not null)
        {
            Take(entry.Header, stored.Hash, (TEvent)entry.ReadEvent());
        }

        return damage;
    }

    /// <summary>Answers a submission, from what is known of it already or by deciding.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="decide">Decides once, on the facts as they are then.</param>
    /// <param name="cancellation">Stops waiting, not writing.</param>
    /// <exception cref="LedgerFailure">The outcome is unknown; the activation reads the ledger again before it
    /// answers.</exception>
    public Task<Reply> Submit<TCommand>(
        Submission<TCommand> submission,
        Func<Submission<TCommand>, ValueTask<Proposal<TEvent>>> decide,
        CancellationToken cancellation)
        where TCommand : notnull =>
        Submit([submission], decide, static replies => replies[0], cancellation);

    /// <summary>Answers submissions in the order given, up to the first that is refused.</summary>
    /// <inheritdoc cref="Submit{TCommand}"/>
    public Task<ImmutableArray<Reply>> SubmitAll<TCommand>(
        ImmutableArray<Submission<TCommand>> submissions,
        Func<Submission<TCommand>, ValueTask<Proposal<TEvent>>> decide,
        CancellationToken cancellation)
        where TCommand : notnull =>
        Submit(submissions, decide, static replies => replies, cancellation);

    // One wait for both, whatever the caller is given of the replies.
    private async Task<TAnswer> Submit<TCommand, TAnswer>(
        ImmutableArray<Submission<TCommand>> submissions,
        Func<Submission<TCommand>, ValueTask<Proposal<TEvent>>> decide,
        Func<ImmutableArray<Reply>, TAnswer> answer,
        CancellationToken cancellation)
        where TCommand : notnull
    {
        var started = Stopwatch.GetTimestamp();
        using var span = GridTraces.Start(Submitting);
        GridTraces.Ask(span, name, submissions);
        try
        {
            var replies = await Answer(submissions, decide, cancellation);
            if (owner.IsTold(replies))
            {
                grid.Tally.Count(Kind, name, submissions, replies);
                grid.Refusals.Tell(Kind, submissions, replies);
            }
            else
            {
                span?.SetTag(GridTraces.StreamTag, null);
            }

            GridTraces.Tell(span, replies);
            return answer(replies);
        }
        catch (Exception failed)
        {
            grid.Tally.CountFailed(Kind, submissions.Length);
            GridTraces.Fail(span, failed);
            throw;
        }
        finally
        {
            grid.Meter.Submitted(Kind, started);
        }
    }

    private Task<ImmutableArray<Reply>> Answer<TCommand>(
        ImmutableArray<Submission<TCommand>> submissions,
        Func<Submission<TCommand>, ValueTask<Proposal<TEvent>>> decide,
        CancellationToken cancellation)
        where TCommand : notnull => submissions switch
        {
            { IsDefaultOrEmpty: true } => Task.FromResult<ImmutableArray<Reply>>([]),
            { Length: > TogetherMax } =>
                Task.FromResult<ImmutableArray<Reply>>([ShellReasons.CallIsTooLarge(TogetherMax)]),
            _ => new SubmissionRun<TCommand, TEvent>(this, submissions, decide, cancellation).Run(),
        };

    /// <summary>The span of looking up facts; nothing where it is not traced. Whoever asks disposes of it.</summary>
    public static Activity? StartFacts() => GridTraces.Start(Gathering);

    /// <summary>Decides, and measures how long that takes.</summary>
    public Decision<TEvent> Decide(object command, Func<Decision<TEvent>> decide)
    {
        using var span = GridTraces.Start(Deciding);
        var started = Stopwatch.GetTimestamp();
        var decision = decide();
        grid.Meter.Decided(Kind, started);
        GridTraces.Tell(span, command, decision);
        return decision;
    }

    /// <summary>Takes note that a decision is made again.</summary>
    public void DecideAgain(AgainCause cause) => grid.Meter.DecidedAgain(cause);

    /// <summary>Takes note that a submission was taken before, and is told what it was told then.</summary>
    public void TellAgain() => grid.Meter.ToldAgain();

    /// <summary>Whether the stream may have an entry of the command.</summary>
    public bool MayHaveTaken(CommandId command) => _taken.Candidates(command).Length > 0;

    /// <summary>
    /// The answer that takes no deciding: the command was taken before, cannot be stored, or the stream is sealed.
    /// </summary>
    public ValueTask<Reply?> AnswerKnown(
        CommandId command, (string? Digest, string? Problem) form, CancellationToken cancellation)
    {
        ThrowIfLost();
        return Damage is { } damage ? new(ShellReasons.StreamIsSealed(name, damage))
            : form.Problem is { } problem ? new(ShellReasons.IsMalformed(problem))
            : _taken.Candidates(command) is { Length: > 0 } candidates
                ? new(AnswerTaken(command, form.Digest, candidates, cancellation))
            : default;
    }

    private async Task<Reply?> AnswerTaken(
        CommandId command, string? digest, int[] candidates, CancellationToken cancellation)
    {
        foreach (var sequence in candidates)
        {
            if (await Find(command, sequence, cancellation) is { } found)
            {
                return found.Digest == digest
                    ? found.Reply
                    : ShellReasons.IdIsReused(command);
            }
        }

        return null;
    }

    /// <summary>Appends entries.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown.</exception>
    public Task<AppendOutcome> Append(AppendRequest request, CancellationToken cancellation) =>
        grid.Ledger.Append(owner.IsUnnamed(request) ? request with { IsUnnamed = true } : request, cancellation);

    /// <summary>Gives the activation up, and what it knows with it where that is not what the ledger has.</summary>
    public void Abandon(bool isLost)
    {
        IsLost |= isLost;
        owner.Abandon();
    }

    /// <summary>Takes note of a command's entries.</summary>
    public void Take(StreamWrite<TEvent>.Written written)
    {
        for (var i = 0; i < written.Headers.Length; i++)
        {
            Take(written.Headers[i], written.Entries[i].Hash, written.Events[i]);
        }
    }

    private void Take(EntryHeader header, byte[] hash, TEvent happened)
    {
        owner.Evolve(happened, header.EffectiveAt);
        Head = new(header.Sequence, hash);
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
        var isInstead = false;
        await foreach (var stored in grid.Ledger.Read(name, sequence, cancellation))
        {
            var (header, happened) = ReadAgain(stored);
            if (header.Command != command)
            {
                return null;
            }

            judged.AddRange(Answers.JudgedBy(happened));
            isInstead |= Answers.IsInstead(happened);
            reply ??= Answers.Of(happened, Answers.ReceiptOf(stored));
            if (header.Part.Number == header.Part.Of)
            {
                var done = reply is Reply.Done
                    ? new Reply.Done(Answers.ReceiptOf(stored))
                    {
                        Judged = judged.ToImmutable(),
                        IsInstead = isInstead,
                    }
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
        grid.Seal(name);
        LogSealed(grid.Log, name, damage);
    }

    [LoggerMessage(1, LogLevel.Critical, "{Stream} is sealed: {Damage}. Run `grid verify` on the store.")]
    private static partial void LogSealed(ILogger log, string stream, string damage);
}
