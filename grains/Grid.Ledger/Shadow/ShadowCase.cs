using Grid.Domain.Rules;

namespace Grid.Ledger.Shadow;

/// <summary>
/// One case under two versions of its pack: every command is decided by both, each on the case as that version has made
/// it. What one of them would have refused has happened all the same.
/// </summary>
internal sealed class ShadowCase(CaseId id, RulePack before, RulePack after)
{
    // Most acts have nothing said against them.
    private static readonly Dictionary<RuleId, ShadowVerdict> Nothing = [];

    private readonly List<ShadowDifference> _differences = [];
    private readonly List<CaseEvent> _events = [];
    private CaseState _old = CaseState.None;
    private CaseState _new = CaseState.None;
    private EntryHeader? _first;

    public int Acts { get; private set; }

    public int Compared { get; private set; }

    public int Unlike { get; private set; }

    public IReadOnlyList<ShadowDifference> Differences => _differences;

    /// <summary>Whether the entry is the last of its command, which can then be judged.</summary>
    public bool Take(EntryHeader header, CaseEvent happened)
    {
        if (header.Part.Number == 1 || _first is null)
        {
            _first = header;
            _events.Clear();
        }

        _events.Add(happened);
        return header.Part.Number == header.Part.Of;
    }

    /// <summary>Decides what was taken last under both versions.</summary>
    public async ValueTask Judge(ShadowOfficers officers, CancellationToken cancellation)
    {
        var header = _first!;
        if (StoredCommand.Of(header, _events, before) is not { } submission)
        {
            _old = Evolve(_old, _events, header);
            _new = Evolve(_new, _events, header);
            return;
        }

        Acts++;
        var relied = new Relied(officers, header, cancellation);
        var old = await Decide(_old, submission, before, relied);
        var now = await Decide(_new, submission, after, relied);
        var said = VerdictsOf(old);
        Compare(header, submission, said, VerdictsOf(now));
        if (header.Pack == before.Version)
        {
            Compared++;
            Unlike += IsAsStored(said) ? 0 : 1;
        }

        _old = Evolve(_old, EventsOf(old), header);
        _new = Evolve(_new, EventsOf(now), header);
    }

    private static async ValueTask<Decision<CaseEvent>> Decide(
        CaseState state, Submission<CaseCommand> submission, RulePack pack, Relied relied)
    {
        var facts = CaseFacts.At(relied.Header.RecordedAt) with { Subject = new(relied.Header.Stream) };
        while (CaseNeeds.StillUnknown(state, submission, facts, pack) is { IsEmpty: false } unknown)
        {
            foreach (var officer in unknown)
            {
                facts = facts.With(
                    officer,
                    relied.Header.Relied.TryGetValue(officer.Value, out var sequence)
                        ? await relied.Officers.At(officer, sequence, relied.Cancellation)
                        : await relied.Officers.At(officer, relied.Header.RecordedAt, relied.Cancellation));
            }
        }

        return CaseDecider.Decide(state, submission, facts, pack);
    }

    private IReadOnlyList<CaseEvent> EventsOf(Decision<CaseEvent> decision) =>
        decision is Decision<CaseEvent>.Accepted accepted ? accepted.Events : _events;

    private static CaseState Evolve(CaseState state, IReadOnlyList<CaseEvent> events, EntryHeader header)
    {
        for (var i = 0; i < events.Count; i++)
        {
            state = state.Evolve(events[i], events[i].IsDerived ? header.RecordedAt : header.EffectiveAt);
        }

        return state;
    }

    private void Compare(
        EntryHeader header,
        Submission<CaseCommand> submission,
        Dictionary<RuleId, ShadowVerdict> old,
        Dictionary<RuleId, ShadowVerdict> now)
    {
        if (old.Count == 0 && now.Count == 0)
        {
            return;
        }

        var act = submission.Command as CaseCommand.RecordAct;
        foreach (var rule in old.Keys.Union(now.Keys).OrderBy(rule => rule.Value, StringComparer.Ordinal))
        {
            var (was, said) = (old.GetValueOrDefault(rule), now.GetValueOrDefault(rule));
            if (was != said)
            {
                _differences.Add(new(id, header.Sequence, act?.Act ?? submission.Command.Deed, rule)
                {
                    Before = was,
                    After = said,
                    Place = act?.Place,
                    At = header.EffectiveAt,
                });
            }
        }
    }

    private bool IsAsStored(Dictionary<RuleId, ShadowVerdict> said)
    {
        var stored = VerdictsIn(_events);
        return stored.Count == said.Count
            && stored.All(pair => said.TryGetValue(pair.Key, out var other) && other == pair.Value);
    }

    private static Dictionary<RuleId, ShadowVerdict> VerdictsOf(Decision<CaseEvent> decision)
    {
        if (decision is Decision<CaseEvent>.Accepted accepted)
        {
            return VerdictsIn(accepted.Events);
        }

        var verdicts = new Dictionary<RuleId, ShadowVerdict>();
        foreach (var reason in decision is Decision<CaseEvent>.Refused refused ? refused.Reasons : [])
        {
            verdicts.TryAdd(reason.Rule, new(reason.Verdict, IsRefusal: true, reason.Missing));
        }

        return verdicts;
    }

    // A clock has no verdict: it breaches by itself.
    private static Dictionary<RuleId, ShadowVerdict> VerdictsIn(IReadOnlyList<CaseEvent> events)
    {
        Dictionary<RuleId, ShadowVerdict>? verdicts = null;
        for (var i = 0; i < events.Count; i++)
        {
            foreach (var judged in events[i].Judged)
            {
                if (judged.IsAmiss)
                {
                    (verdicts ??= []).TryAdd(judged.Rule, new(judged.Verdict, IsRefusal: false, judged.Missing));
                }
            }

            if (events[i] is CaseEvent.BreachRecorded breach)
            {
                (verdicts ??= []).TryAdd(breach.Rule, new(VerdictKind.Broken, IsRefusal: false, null));
            }
        }

        return verdicts ?? Nothing;
    }

    private sealed record Relied(ShadowOfficers Officers, EntryHeader Header, CancellationToken Cancellation);
}
