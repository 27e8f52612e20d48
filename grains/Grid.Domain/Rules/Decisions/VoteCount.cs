using Grid.Domain.Cases;

namespace Grid.Domain.Rules.Decisions;

/// <summary>The votes of a case that came before an act, and since deliberation last began.</summary>
internal readonly ref struct VoteCount
{
    private readonly DecisionPattern.Vote _pattern;
    private readonly CaseState _state;
    private readonly ReadOnlySpan<ActOnRecord> _acts;
    private readonly ReadOnlySpan<ActOnRecord> _before;

    public VoteCount(DecisionPattern.Vote pattern, CaseState state, ActOnRecord before)
    {
        (_pattern, _state) = (pattern, state);
        var acts = state.Acts.AsSpan();
        var end = acts.Length;
        while (end > 0 && acts[end - 1] >= before)
        {
            end--;
        }

        var begun = end;
        while (begun > 0 && !ActPattern.AnyMatches(pattern.Anew, acts[begun - 1].Act))
        {
            begun--;
        }

        var since = SinceNewMember(before.Sequence);
        var start = end;
        while (start > begun && acts[start - 1].Sequence > since)
        {
            start--;
        }

        _before = acts[begun..start];
        _acts = acts[start..end];
    }

    /// <summary>What came before there was a new member, and has not come again.</summary>
    public ActPattern? NotRenewed()
    {
        foreach (var renewed in _pattern.Renewed)
        {
            if (HasCome(_before, renewed) && !HasCome(_acts, renewed))
            {
                return renewed;
            }
        }

        return null;
    }

    /// <summary>What a higher body has decided in the place of those who vote.</summary>
    public ActOnRecord? Bound()
    {
        for (var i = _acts.Length - 1; i >= 0; i--)
        {
            if (!_acts[i].IsVoidPending && ActPattern.AnyMatches(_pattern.Instead, _acts[i].Act))
            {
                return _acts[i];
            }
        }

        return null;
    }

    /// <summary>The vote of a member: the first, for it is never taken back.</summary>
    public ActOnRecord? BallotOf(OfficerId member, string? question)
    {
        foreach (var act in _acts)
        {
            if (act.Officer == member && !act.IsVoidPending && _pattern.Ballot.Matches(act.Act)
                && (question is null || act.Facts[_pattern.Question] == question)
                && act.Facts[_pattern.Opinion] is not null)
            {
                return act;
            }
        }

        return null;
    }

    /// <summary>The opinion that has the majority; nothing where none has, or too few have voted.</summary>
    public string? Outcome(string? question)
    {
        var (members, voted, weight, votedWeight) = (0, 0, 0, 0);
        var (leading, lead) = ((string?)null, 0);
        for (var i = 0; i < _state.Responsibilities.Length; i++)
        {
            if (VoteOf(i, question) is not { } slot)
            {
                continue;
            }

            members++;
            weight += slot.WeightOn(question);
            if (BallotOf(_state.Responsibilities[i].Holder, question)?.Facts[_pattern.Opinion] is not { } opinion)
            {
                continue;
            }

            voted++;
            votedWeight += slot.WeightOn(question);
            var votes = WeightOf(opinion, question);
            (leading, lead) = votes > lead ? (opinion, votes) : (leading, lead);
        }

        var quorum = _pattern.Quorum;
        var majority = _pattern.Majority;
        return quorum.IsMetBy(voted, members)
            && majority.IsMetBy(lead, majority.Of == VoteBody.AllMembers ? weight : votedWeight)
                ? leading
                : null;
    }

    public bool AllSigned(ActPattern signature)
    {
        foreach (var held in _state.Responsibilities)
        {
            if (_pattern.SlotOf(held) is not null && !HasSigned(held.Holder, signature))
            {
                return false;
            }
        }

        return true;
    }

    private int SinceNewMember(int sequence)
    {
        var since = 0;
        foreach (var move in _pattern.Renewed.IsEmpty ? [] : _state.Moves)
        {
            if (move.Sequence < sequence && move.From != move.To && _pattern.SlotNamed(move.Slot) is not null)
            {
                since = move.Sequence;
            }
        }

        return since;
    }

    // What came in another procedure is no part of this one: the judges of an appeal do not hear again what those
    // before them have heard.
    private bool HasCome(ReadOnlySpan<ActOnRecord> acts, ActPattern pattern)
    {
        foreach (var act in acts)
        {
            if (pattern.Matches(act.Act) && !act.IsVoidPending && act.Procedure == _state.Procedure)
            {
                return true;
            }
        }

        return false;
    }

    // Whoever sits in two places, as presiding and as undertaking judge, has one vote: the first of them.
    private VotingSlot? VoteOf(int seat, string? question)
    {
        var held = _state.Responsibilities[seat];
        if (_pattern.SlotOf(held) is not { } slot || !slot.VotesOn(question))
        {
            return null;
        }

        for (var i = 0; i < seat; i++)
        {
            var earlier = _state.Responsibilities[i];
            if (earlier.Holder == held.Holder && _pattern.SlotOf(earlier)?.VotesOn(question) == true)
            {
                return null;
            }
        }

        return slot;
    }

    private int WeightOf(string opinion, string? question)
    {
        var votes = 0;
        for (var i = 0; i < _state.Responsibilities.Length; i++)
        {
            if (VoteOf(i, question) is { } slot
                && BallotOf(_state.Responsibilities[i].Holder, question)?.Facts[_pattern.Opinion] == opinion)
            {
                votes += slot.WeightOn(question);
            }
        }

        return votes;
    }

    private bool HasSigned(OfficerId member, ActPattern signature)
    {
        foreach (var act in _acts)
        {
            if (act.Officer == member && !act.IsVoidPending && signature.Matches(act.Act))
            {
                return true;
            }
        }

        return false;
    }
}
