using Grid.Grains.Telemetry;

namespace Grid.Grains;

/// <summary>
/// Answers submissions to one stream in the order given, up to the first that is refused. Each is decided with all
/// before it on record; what they add becomes durable by one append, and nothing is answered before that.
/// </summary>
internal sealed class SubmissionRun<TCommand, TEvent>(
    EntryStream<TEvent> stream,
    ImmutableArray<Submission<TCommand>> submissions,
    Func<Submission<TCommand>, Task<Proposal<TEvent>>> decide,
    CancellationToken cancellation)
    where TCommand : notnull
    where TEvent : class
{
    // A stream that a decision relies on moves a few times at the most while it is being made.
    private const int AttemptsMax = 32;

    private readonly List<Reply> _replies = new(submissions.Length);
    private PendingAppend<TEvent> _pending = new();
    private StreamWrite<TEvent>.Written? _untaken;
    private bool _isAhead;
    private int _writesMax = submissions.Length;

    private int Next => _replies.Count + _pending.Count;

    private bool IsOver => Next == submissions.Length
        || (_pending.LastReply ?? _replies.LastOrDefault()) is Reply.Refused or Reply.Overloaded;

    /// <summary>Runs until every one is answered, or one is refused.</summary>
    /// <exception cref="LedgerFailure">The outcome is unknown; the activation reads the ledger again before it
    /// answers.</exception>
    public async Task<ImmutableArray<Reply>> Run()
    {
        try
        {
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                if (await Attempt())
                {
                    return [.. _replies];
                }
            }

            throw new LedgerFailure(
                $"what a decision on {stream.Name} relies on moved {AttemptsMax} times; submit again");
        }
        catch (Exception failed) when (failed is LedgerFailure || _isAhead || stream.IsLost)
        {
            stream.Abandon(isLost: _isAhead);
            throw;
        }
    }

    // Goes on behind what is answered. False where what was decided has been overtaken, and must be decided again.
    private async Task<bool> Attempt()
    {
        while (!IsOver)
        {
            if (!await Answer(submissions[Next]) || (_pending.Writes >= _writesMax && !await Append()))
            {
                return false;
            }
        }

        return await Append();
    }

    // A step towards the answer: it may end with only those before it answered, and go no further than they let it.
    private async Task<bool> Answer(Submission<TCommand> submission)
    {
        Take();
        // The same id twice in one run: only what is durable can be told again.
        if (_pending.Writes > 0 && stream.MayHaveTaken(submission.Id))
        {
            return await Append();
        }

        var form = SubmissionForm.Read(stream.Name, submission);
        if (await stream.AnswerKnown(submission.Id, form, cancellation) is { } known)
        {
            _pending.Add(known);
            return true;
        }

        var proposal = await decide(submission);
        if (_pending.Contradicts(proposal.Reliance))
        {
            return await Append();
        }

        return await Propose(submission, form.Digest!, proposal);
    }

    private async Task<bool> Propose(Submission<TCommand> submission, string digest, Proposal<TEvent> proposal)
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

    private async Task<bool> Append()
    {
        if (_pending.Writes == 0)
        {
            return Settle(null);
        }

        switch (await stream.Append(_pending.ToRequest(stream.Name), cancellation))
        {
            case AppendOutcome.Appended appended:
                Take();
                stream.Keep();
                return Settle(appended);
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
        _replies.AddRange(_pending.Answers(stream.Name, appended));
        (_pending, _isAhead) = (new(), false);
        return true;
    }

    private async Task Drop()
    {
        if (_isAhead)
        {
            await stream.Load(CancellationToken.None);
        }

        (_pending, _untaken, _isAhead) = (new(), null, false);
    }
}
