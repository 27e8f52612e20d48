using System.Diagnostics;

namespace Grid.Grains.Followers.Histories;

/// <summary>Cases from their opening on, as the ledger tells of them.</summary>
internal sealed class CaseHistories(
    StoredLedger ledger, StoreReads reads, OfficerReadings officers, CasePacks packs, TimeProvider clock)
{
    private const int ReadingsMax = 64;

    // Where nothing has happened anywhere only the clock has gone on.
    private static readonly TimeSpan SharedFor = TimeSpan.FromSeconds(1);

    private readonly Readings<CaseReading> _readings = new(stream => new(stream), ReadingsMax);

    /// <summary>A case read to its end; nothing where there is none.</summary>
    /// <param name="id">The case.</param>
    /// <param name="position">How far the views have come: the history knows of no less.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<CaseHistory?> Of(CaseId id, long position, CancellationToken cancellation) => _readings.Use(
        id.Value,
        async reading =>
        {
            if (reading.Made is { } made && made.Position == position
                && Stopwatch.GetElapsedTime(made.MadeAt) < SharedFor)
            {
                return made.History;
            }

            if (!await reads.Read(() => reading.GoOn(ledger, cancellation), cancellation))
            {
                return null;
            }

            // Nobody knows who reads: a sealed case is not there, as one is not that nobody has opened, whatever was
            // noted of it.
            if (reading.State.IsSealed
                || (reading.State.Status == CaseStatus.None && reading.Entries.Damage is null))
            {
                return null;
            }

            var history = await Make(id, reading, cancellation);
            reading.Made = (history, position, Stopwatch.GetTimestamp());
            return history;
        },
        cancellation);

    private async Task<CaseHistory> Make(CaseId id, CaseReading reading, CancellationToken cancellation)
    {
        if (reading.Entries.Damage is { } damage)
        {
            return new(new(id, CaseStatus.None) { Damage = damage }, reading.Entries.Total) { Damage = damage };
        }

        var state = reading.State;
        var known = new KnownOfficers(officers, cancellation);
        var inForce = await packs.InForce(state.Pack, cancellation) ?? RulePack.None;
        var judging = await packs.OfVersion(reading.Pack, cancellation);
        var (now, facts) = await Look(state, known, inForce);
        var (seats, isCut) = await Seats(reading, known, (judging?.Oversight, now));
        var to = state is { IsRun: true, Status: CaseStatus.Open } && now.AsUtc > reading.To.AsUtc ? now : reading.To;
        return new(CaseViews.Of(id, state, facts, inForce), reading.Entries.Total)
        {
            Seats = seats,
            Uncovered = isCut || reading.IsCut || state.OpenedAt is not { } opened
                ? null
                : UncoveredTime.In(
                    (judging ?? inForce).RequiredSlots,
                    state.IsRun ? seats : await UncoveredTime.InOffice(seats, known.Read),
                    opened,
                    reading.ClosedAt ?? to),
            Stages = [.. StageTimeline.Of(reading.Stages, reading.ClosedAt)],
            Breaches = await Breaches(id, reading, cancellation),
            Marks = [.. reading.Marks.Reverse()],
            Draws = [.. reading.Draws.Reverse()],
            Damage = known.Damage,
            From = reading.From,
            To = to,
            Pack = judging,
            IsCut = isCut || reading.IsCut,
        };
    }

    private async Task<(Timestamp Now, CaseFacts Facts)> Look(CaseState state, KnownOfficers known, RulePack pack)
    {
        var now = Timestamp.FromUtc(clock.GetUtcNow());
        var facts = CaseFacts.At(now);
        while (CaseNeeds.StillUnknown(state, facts, pack.Oversight) is { IsEmpty: false } unknown)
        {
            foreach (var id in unknown)
            {
                facts = facts.With(id, (await known.Read(id)).State);
            }
        }

        return (now, facts);
    }

    private static async Task<(ImmutableArray<SeatSpan> Seats, bool IsCut)> Seats(
        CaseReading reading, KnownOfficers known, (OfficerId? Oversight, Timestamp Now) when)
    {
        if (!reading.State.IsRun)
        {
            return ([.. SeatTimeline.Of(reading.Seats, reading.ClosedAt)], false);
        }

        var timeline = new AnswererTimeline(known.Read, when.Oversight, when.Now);
        var spans = ImmutableArray.CreateBuilder<SeatSpan>();
        foreach (var placed in SeatTimeline.Of(SeatTimeline.Placings(reading.Seats), reading.ClosedAt))
        {
            spans.AddRange(await timeline.Of(placed));
        }

        return (spans.ToImmutable(), timeline.IsCut);
    }

    private async Task<ImmutableArray<BreachDetail>> Breaches(
        CaseId id, CaseReading reading, CancellationToken cancellation)
    {
        var details = ImmutableArray.CreateBuilder<BreachDetail>(reading.Breaches.Count);
        foreach (var breach in reading.Breaches)
        {
            var pack = await packs.OfVersion(breach.Pack, cancellation);
            var rule = pack?.Rules.FirstOrDefault(known => known.Id == breach.Rule);
            details.Add(new(breach.ToRow(id, pack?.Name ?? reading.State.Pack))
            {
                Sentence = rule?.Otherwise ?? BuiltInRules.SentenceOf(breach.Rule),
                Source = rule?.Source ?? pack?.SourceOf(breach.Rule),
                Ask = rule?.Ask,
            });
        }

        return details.MoveToImmutable();
    }
}
