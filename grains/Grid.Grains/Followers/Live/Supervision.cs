using System.Diagnostics;

namespace Grid.Grains.Followers.Live;

/// <summary>
/// Which slots of live cases have an answerer whom nobody supervises. Told by the same functions of the domain as a
/// decision is; asked again only of the officers for whom the answer has changed.
/// </summary>
internal sealed class Supervision(LiveOfficers officers, LiveCoverage coverage)
{
    // Where very many officers hold something, to ask all of them takes a while: then never more than a tenth of the
    // time, and never so seldom that the pulse would have settled before.
    private const int HoldersMany = 2_000;

    private const int Rest = 10;

    private static readonly TimeSpan RestMax = TimeSpan.FromSeconds(5);

    private readonly HashSet<LiveOfficer> _holders = [];
    private readonly HashSet<LiveOfficer> _moved = [];
    private bool _isStale;
    private long _restUntil;

    /// <summary>Live cases with such a slot.</summary>
    public SortedSet<LiveCase> Cases { get; } = new(LiveCase.ById);

    /// <summary>How many such slots there are.</summary>
    public long Slots { get; private set; }

    /// <summary>Whether it is not yet known for whom the answer has changed.</summary>
    public bool IsStale => _isStale;

    /// <summary>Somebody's standing, supervisor or deputy has changed.</summary>
    public void Doubt() => _isStale = true;

    /// <summary>The case has these seats from now on.</summary>
    public void Seat(LiveCase held, ImmutableArray<LiveSeat> seats)
    {
        foreach (var seat in held.Seats.Except(seats).Concat(seats.Except(held.Seats)))
        {
            _moved.Add(seat.Holder);
            _moved.Add(seat.Answerable);
        }

        foreach (var seat in held.Seats)
        {
            Leave(held, seat);
        }

        CountCase(held.Seats, -1);
        held.Seats = seats;
        CountCase(seats, 1);
        foreach (var seat in seats)
        {
            Enter(held, seat.Holder);
            Enter(held, seat.Answerable);
            CountSeat(seat, 1);
        }

        Look(held);
    }

    /// <summary>Those whose seats have changed since this was asked last.</summary>
    public ImmutableArray<LiveOfficer> TakeMoved()
    {
        ImmutableArray<LiveOfficer> moved = [.. _moved];
        _moved.Clear();
        return moved;
    }

    /// <summary>Looks at the seats of a case again.</summary>
    public void Look(LiveCase held)
    {
        foreach (var seat in held.Seats)
        {
            Settle(seat, AnswererWithout(held, seat));
        }

        var slots = held.Seats.Where(seat => seat.Unsupervised is not null).Select(seat => seat.Slot)
            .Distinct(StringComparer.Ordinal).Count();
        if (slots == held.UnsupervisedSlots)
        {
            return;
        }

        Slots += slots - held.UnsupervisedSlots;
        held.UnsupervisedSlots = slots;
        _ = slots > 0 ? Cases.Add(held) : Cases.Remove(held);
        coverage.Count(held);
    }

    /// <summary>Who answers in a seat; nothing where the whole route is barred.</summary>
    public OfficerId? AnswererIn(LiveCase held, LiveSeat seat) => held.IsRun
        ? CoverageOf(seat.Holder, held.Pack?.Pack?.Oversight).Answers
        : seat.Answerable.Id;

    /// <summary>The seats that an officer holds and somebody else answers in, by case.</summary>
    public IEnumerable<ActedSeat> ActedFor(LiveOfficer officer) =>
        from held in officer.Cases.Order(LiveCase.ById)
        from seat in held.Seats
        where seat.Holder == officer
        let answers = AnswererIn(held, seat)
        where answers != officer.Id
        select new ActedSeat(new(held.Id), new(seat.Slot), seat.Number, answers);

    /// <summary>Asks again for whom the answer has changed, where it may have.</summary>
    public void CatchUp()
    {
        if (!_isStale || Stopwatch.GetTimestamp() < _restUntil)
        {
            return;
        }

        _isStale = false;
        var started = Stopwatch.GetTimestamp();
        foreach (var officer in _holders.Where(HasChanged).ToArray())
        {
            foreach (var held in officer.Cases)
            {
                Look(held);
            }
        }

        if (_holders.Count > HoldersMany)
        {
            var rest = Rest * Stopwatch.GetElapsedTime(started);
            _restUntil = Stopwatch.GetTimestamp()
                + (long)((rest < RestMax ? rest : RestMax).TotalSeconds * Stopwatch.Frequency);
        }
    }

    private bool HasChanged(LiveOfficer officer)
    {
        var before = (officer.Coverages, officer.IsSupervised);
        officer.Coverages =
            [.. before.Coverages.Select(known => Coverage.Of(officer.Id, officers.Facts, known.Oversight))];
        officer.IsSupervised = before.IsSupervised is null ? null : HasOwnSupervisor(officer);
        return officer.IsSupervised != before.IsSupervised || !officer.Coverages.SequenceEqual(before.Coverages);
    }

    // In a case that is only recorded nothing is derived: what the source does not say is a blind spot.
    private LiveOfficer? AnswererWithout(LiveCase held, LiveSeat seat)
    {
        if (!held.IsRun)
        {
            var answers = seat.Answerable;
            answers.IsSupervised ??= HasOwnSupervisor(answers);
            return answers.IsSupervised == true ? null : answers;
        }

        var coverage = CoverageOf(seat.Holder, held.Pack?.Pack?.Oversight);
        return coverage.IsSupervised ? null : officers.Named(coverage.Answers ?? seat.Holder.Id);
    }

    private Coverage CoverageOf(LiveOfficer holder, OfficerId? oversight)
    {
        foreach (var known in holder.Coverages)
        {
            if (known.Oversight == oversight)
            {
                return known;
            }
        }

        var coverage = Coverage.Of(holder.Id, officers.Facts, oversight);
        holder.Coverages = holder.Coverages.Add(coverage);
        return coverage;
    }

    private bool HasOwnSupervisor(LiveOfficer officer) =>
        Accountability.OwnSupervisorOf(officer.Id, officers.Facts) is not null;

    private static void CountSeat(LiveSeat seat, int by)
    {
        seat.Answerable.Answering += by;
        seat.Answerable.Acting += seat.Acting is null ? 0 : by;
    }

    // A case counts once for whoever answers in several of its seats.
    private static void CountCase(ImmutableArray<LiveSeat> seats, int by)
    {
        for (var i = 0; i < seats.Length; i++)
        {
            var isFirst = true;
            for (var j = 0; j < i && isFirst; j++)
            {
                isFirst = seats[j].Answerable != seats[i].Answerable;
            }

            seats[i].Answerable.AnsweringCases += isFirst ? by : 0;
        }
    }

    private void Enter(LiveCase held, LiveOfficer officer)
    {
        officer.Cases.Add(held);
        _holders.Add(officer);
    }

    private void Leave(LiveCase held, LiveSeat seat)
    {
        Settle(seat, null);
        CountSeat(seat, -1);
        foreach (var officer in (ReadOnlySpan<LiveOfficer>)[seat.Holder, seat.Answerable])
        {
            officer.Cases.Remove(held);
            if (officer.Cases.Count == 0)
            {
                _holders.Remove(officer);
                (officer.Coverages, officer.IsSupervised) = ([], null);
            }
        }
    }

    private static void Settle(LiveSeat seat, LiveOfficer? unsupervised)
    {
        if (seat.Unsupervised is { } before)
        {
            before.Unsupervised--;
        }

        if (unsupervised is not null)
        {
            unsupervised.Unsupervised++;
        }

        seat.Unsupervised = unsupervised;
    }
}
