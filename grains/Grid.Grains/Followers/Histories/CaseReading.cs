using Grid.Ledger.Entries;

namespace Grid.Grains.Followers.Histories;

/// <summary>
/// A case's stream as read so far: the state with the newest acts and judgements, and what spans of time are made of.
/// However long the case is, so much and no more is kept of it.
/// </summary>
internal sealed class CaseReading(string stream)
{
    /// <summary>Changes of seats or stages that are told of, at the most.</summary>
    public const int SpansMax = 2000;

    private const int ShownMax = 500;

    private readonly TimeMarks<SeatChange> _seats = new(SpansMax);
    private readonly TimeMarks<string> _stages = new(SpansMax);
    private readonly List<BreachInCase> _breaches = [];
    private readonly List<MarkRow> _marks = [];
    private readonly List<DrawRow> _draws = [];
    private (int Sequence, string? Act, Timestamp At) _cause;
    private bool _isCut;

    public StreamReading Entries { get; } = new(stream);

    public CaseState State { get; private set; } = CaseState.None;

    /// <summary>The version of the pack that judged the last entry.</summary>
    public PackVersion? Pack { get; private set; }

    public Timestamp? ClosedAt { get; private set; }

    public Timestamp From { get; private set; }

    public Timestamp To { get; private set; }

    public IReadOnlyList<TimeMark<SeatChange>> Seats => _seats.InOrder();

    public IReadOnlyList<TimeMark<string>> Stages => _stages.InOrder();

    public IReadOnlyList<BreachInCase> Breaches => _breaches;

    /// <summary>What came of looking whether it is to be marked; of very much, the newest.</summary>
    public IReadOnlyList<MarkRow> Marks => _marks;

    /// <summary>The seats that were drawn; of very many, the newest.</summary>
    public IReadOnlyList<DrawRow> Draws => _draws;

    /// <summary>Whether something has been left out.</summary>
    public bool IsCut => _isCut || _seats.IsCut || _stages.IsCut;

    /// <summary>The history that was made last, when, and how far the views had come.</summary>
    public (CaseHistory History, long Position, long MadeAt)? Made { get; set; }

    public Task<bool> GoOn(StoredLedger ledger, CancellationToken cancellation) =>
        Entries.GoOn(ledger, (header, happened) => Take(header, (CaseEvent)happened), cancellation);

    private void Take(EntryHeader header, CaseEvent happened)
    {
        var at = header.EffectiveAt;
        From = State.Sequence == 0 || at.AsUtc < From.AsUtc ? at : From;
        To = State.Sequence == 0 || at.AsUtc > To.AsUtc ? at : To;
        State = Shorten(State.Evolve(happened, at));
        Pack = header.Pack ?? Pack;
        foreach (var change in SeatChange.In(happened))
        {
            _seats.Add(new(at, header.Sequence, happened is CaseEvent.Opened, change));
        }

        if (StageIn(happened) is { } stage)
        {
            _stages.Add(new(at, header.Sequence, happened is CaseEvent.Opened, stage));
        }

        ClosedAt = happened is CaseEvent.Closed or CaseEvent.Merged ? at : ClosedAt;
        TakeBreach(header, happened);
        TakeMark(header, happened);
        Keep(_draws, DrawRow.Of(new(header.Stream), header.Sequence, happened, at));
    }

    private void TakeMark(EntryHeader header, CaseEvent happened)
    {
        if (MarkRow.Of(new(header.Stream), header.Sequence, happened, header.EffectiveAt) is not { } row)
        {
            return;
        }

        for (var on = 0; on < _marks.Count && row.Finding == MarkFinding.Lifted; on++)
        {
            if (_marks[on] is { Finding: MarkFinding.Marked, Lifted: 0 } known && known.Tag == row.Tag)
            {
                _marks[on] = known with { Lifted = row.Sequence };
            }
        }

        Keep(_marks, row);
    }

    private void Keep<T>(List<T> rows, T? row)
        where T : class
    {
        if (row is null)
        {
            return;
        }

        rows.Add(row);
        if (rows.Count > ShownMax)
        {
            rows.RemoveAt(0);
            _isCut = true;
        }
    }

    private void TakeBreach(EntryHeader header, CaseEvent happened)
    {
        if (happened is not CaseEvent.BreachRecorded breach)
        {
            foreach (var cleared in happened.Judged.Where(judgement => !judgement.IsAmiss))
            {
                _breaches.ForEach(known => known.IsOpen &= known.Rule != cleared.Rule);
            }

            _cause = (header.Sequence, (happened as CaseEvent.ActRecorded)?.Act, header.EffectiveAt);
            return;
        }

        _breaches.Add(new(breach.Rule, header.Sequence)
        {
            Pack = header.Pack,
            Officer = breach.Officer,
            Act = _cause.Sequence == breach.Cause ? _cause.Act : null,
            At = _cause.Sequence == breach.Cause ? _cause.At : header.EffectiveAt,
        });
        if (_breaches.Count > ShownMax)
        {
            _breaches.RemoveAt(0);
            _isCut = true;
        }
    }

    // Twice as many before the oldest go, so that not every entry moves the rest.
    private CaseState Shorten(CaseState state)
    {
        const int kept = 2 * ShownMax;
        if (state is { Acts.Length: <= kept, Judgements.Length: <= kept, Breaches.Length: <= kept })
        {
            return state;
        }

        _isCut = true;
        return state with
        {
            Acts = Newest(state.Acts),
            Judgements = Newest(state.Judgements),
            Breaches = Newest(state.Breaches),
        };
    }

    private static ImmutableArray<T> Newest<T>(ImmutableArray<T> all) =>
        all.Length > ShownMax ? all[^ShownMax..] : all;

    private static string? StageIn(CaseEvent happened) => happened switch
    {
        CaseEvent.Opened opened => opened.Stage,
        CaseEvent.ActRecorded recorded => recorded.Stage,
        CaseEvent.HandoverAccepted accepted => accepted.Stage,
        _ => null,
    };
}
