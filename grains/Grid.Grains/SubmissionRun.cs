using Grid.Grains.Telemetry;

namespace Grid.Grains;

/// <summary>
/// Answers submissions to one stream in the order given, up to the first that is refused. Each is decided with all
/// before it on record; what they add becomes durable by one append, and nothing is answered before that.
/// </summary>
internal sealed class SubmissionRun<TCommand, TEvent>(
    EntryStream<TEvent> stream,
    ImmutableArray<Submission<TCommand>> submissions,
    Func<Submission<TCommand>, ValueTask<Proposal<TEvent>>> decide,
    CancellationToken cancellation)
    where TCommand : notnull
    where TEvent : class
{
    // A stream that a decision relies on moves a few times at the most while it is being made.
    private const int AttemptsMax = 32;

    private readonly ImmutableArray<Reply>.Builder _replies = ImmutableArray.CreateBuilder<Reply>(submissions.Length);
    private readonly PendingAppend<TEvent> _pending = new();
    private StreamWrite<TEvent>.Written? _untaken;
    private bool _isAhead;
    private bool _isAppending;
    private int _writesMax = submissions.Length;

    private int Next => _replies.Count + _pending.Count;

    private bool IsOver => Next == submissions.Length
        || (_pending.LastReply ?? (_replies.Count == 0 ? null : _replies[^1])) is Reply.Refused or Reply.Overloaded;

    /// <summary>Runs until every one is answered, or one is refused.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown; the activation reads the ledger again before it
    /// answers.</exception>
    public async Task<ImmutableArray<Reply>> Run()
    {
        try
        {
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                // Most runs wait here once, for the append: what else they ask for is at hand.
                var holds = true;
                while (holds && !(IsOver && _pending.Count == 0))
                {
                    holds = await DecideOn() && (_pending.Writes == 0 ? Settle(null) : await Settle(await Append()));
                }

                if (holds)
                {
                    return _replies.DrainToImmutable();
                }
            }

            throw new LedgerFailure(
                $"what a decision on {stream.Name} relies on moved {AttemptsMax} times; submit again");
        }
        catch (Exception failed) when (failed is LedgerFailure || _isAhead || _isAppending || stream.IsLost)
        {
            // An append may or may not have reached the disk. Only the ledger knows, so this activation stops
            // answering and the next one reads the truth back.
            stream.Abandon(isLost: _isAhead || _isAppending);
            throw;
        }
    }

    // Decides as far as it goes before an append is due: it may end with only those before one answered. False where
    // what was decided has been overtaken, and must be decided again.
    private async ValueTask<bool> DecideOn()
    {
        while (!IsOver && _pending.Writes < _writesMax)
        {
            Take();
            var submission = submissions[Next];
            // The same id twice in one run: only what is durable can be told again.
            if (_pending.Writes > 0 && stream.MayHaveTaken(submission.Id))
            {
                return true;
            }

            var form = SubmissionForm.Read(stream.Name, submission);
            if (await stream.AnswerKnown(submission.Id, form, cancellation) is { } known)
            {
                stream.TellAgain();
                _pending.Add(known);
                continue;
            }

            var proposal = await decide(submission);
            if (_pending.Contradicts(proposal.Reliance))
            {
                return true;
            }

            if (!await Propose(submission, form.Digest!, proposal))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<bool> Propose(Submission<TCommand> submission, string digest, Proposal<TEvent> proposal)
    {
        var (events, reply) = proposal.Decision switch
        {
            Decision<TEvent>.Accepted accepted => (accepted.Events, (Reply?)null),
            Decision<TEvent>.AlreadySo so => (so.Notes, new Reply.AlreadySo()),
            Decision<TEvent>.Refused refused => (refused.Notes, new Reply.Refused(refused.Reasons)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (!events.IsEmpty)
        {
            var write = new StreamWrite<TEvent>(stream.Name, stream.Head, events);
            _untaken = write.Encode(submission, digest, proposal.Reliance);
            _pending.Add(stream.Head, _untaken, proposal.Reliance, reply);
            return true;
        }

        if (!await proposal.Reliance.StillHolds())
        {
            stream.DecideAgain(AgainCause.Stale);
            return false;
        }

        _pending.Add(reply!);
        return true;
    }

    // The next decision sees the last one as done already. Until the append says so too, only this run may see it.
    private void Take()
    {
        if (_untaken is { } written)
        {
            stream.Take(written);
            (_untaken, _isAhead) = (null, true);
        }
    }

    private Task<AppendOutcome> Append()
    {
        _isAppending = true;
        return stream.Append(_pending.ToRequest(stream.Name), cancellation);
    }

    private ValueTask<bool> Settle(AppendOutcome outcome)
    {
        _isAppending = false;
        if (outcome is not AppendOutcome.Appended appended)
        {
            return new(SettleNotAppended(outcome));
        }

        Take();
        stream.Keep();
        return new(Settle(appended));
    }

    private async Task<bool> SettleNotAppended(AppendOutcome outcome)
    {
        switch (outcome)
        {
            case AppendOutcome.Overloaded overloaded:
                await Drop();
                _replies.Add(new Reply.Overloaded(overloaded.RetryAfter));
                return true;
            case AppendOutcome.Unstorable unstorable when _writesMax == 1:
                // The one write is the last answer, and nothing was decided on it yet.
                _replies.AddRange(_pending.AnswersBeforeLast);
                _replies.Add(ShellReasons.IsMalformed(unstorable.Problem));
                await Drop();
                return true;
            case AppendOutcome.Unstorable:
                // One bad value must not poison its companions: from here on each is appended alone.
                _writesMax = 1;
                await Drop();
                stream.DecideAgain(AgainCause.Unstorable);
                return false;
            case AppendOutcome.Fenced:
                // Another activation wrote first. Nothing of ours was written: read what it wrote, and decide again.
                _isAhead = true;
                await Drop();
                stream.DecideAgain(AgainCause.Fenced);
                return false;
            case AppendOutcome.Stale stale:
                _pending.Forget(stale.Stream);
                await Drop();
                stream.DecideAgain(AgainCause.Stale);
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private bool Settle(AppendOutcome.Appended? appended)
    {
        _pending.Answer(_replies, stream.Name, appended);
        _pending.Clear();
        _isAhead = false;
        return true;
    }

    private async Task Drop()
    {
        if (_isAhead)
        {
            await stream.Load(CancellationToken.None);
        }

        _pending.Clear();
        (_untaken, _isAhead) = (null, false);
    }
}
