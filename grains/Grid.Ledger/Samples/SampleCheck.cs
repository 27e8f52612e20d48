using Grid.Domain.Rules;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Units;

namespace Grid.Ledger.Samples;

/// <summary>
/// Holds the lists from which samples were drawn against the ledger. A list that leaves a case out keeps it from being
/// drawn as surely as a seed of one's own choice would, and no rule that looks at one case can see it.
/// </summary>
/// <param name="words">How the facts are called that tell of a draw.</param>
internal sealed class SampleCheck(SampleWords words)
{
    private static readonly string Opened = EventTypes.AliasOf(typeof(CaseEvent.Opened));
    private static readonly string Closed = EventTypes.AliasOf(typeof(CaseEvent.Closed));
    private static readonly string Recorded = EventTypes.AliasOf(typeof(CaseEvent.ActRecorded));
    private static readonly string Accepted = EventTypes.AliasOf(typeof(CaseEvent.HandoverAccepted));
    private static readonly string Followed = EventTypes.AliasOf(typeof(CaseEvent.UnitFollowed));

    private readonly Dictionary<string, ClosedCase> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<UnitId, UnitState> _units = [];
    private readonly List<(EntryHeader Header, FactSet Facts)> _draws = [];

    /// <summary>Whether anything of entries of a type is needed; most are not even read.</summary>
    public static bool IsOf(string type) =>
        type == Opened || type == Closed || type == Recorded || type == Accepted || type == Followed
        || type.StartsWith("unit.", StringComparison.Ordinal);

    /// <summary>Takes note of an entry.</summary>
    public void Take(EntryHeader header, object happened, string hash)
    {
        switch (happened)
        {
            case CaseEvent.ActRecorded recorded:
                Of(header.Stream).Procedure = recorded.Procedure ?? Of(header.Stream).Procedure;
                if (words.IsDraw(recorded.Facts))
                {
                    _draws.Add((header, recorded.Facts));
                }

                break;
            case CaseEvent.Opened opened:
                var begun = Of(header.Stream);
                (begun.IsSealed, begun.Kind) = (opened.IsSealed, opened.Kind);
                (begun.Unit, begun.Procedure) = (opened.Unit, opened.Procedure);
                break;
            case CaseEvent.Closed:
                var ended = Of(header.Stream);
                (ended.Hash, ended.At, ended.RecordedAt) = (hash, header.EffectiveAt, header.RecordedAt);
                break;
            case CaseEvent.HandoverAccepted accepted:
                Of(header.Stream).Unit = accepted.To;
                break;
            case CaseEvent.UnitFollowed followed:
                Of(header.Stream).Unit = followed.To;
                break;
            case UnitEvent ofUnit:
                var unit = new UnitId(header.Stream);
                _units[unit] = _units.GetValueOrDefault(unit, UnitState.None).Evolve(ofUnit, header.EffectiveAt);
                break;
            default:
                break;
        }
    }

    /// <summary>Every draw, in the order of the ledger.</summary>
    public IEnumerable<CheckedSample> Check()
    {
        var before = new Dictionary<string, Timestamp>(StringComparer.Ordinal);
        foreach (var (header, facts) in _draws)
        {
            yield return Check(header, facts, before.TryGetValue(header.Stream, out var last) ? last : null);
            before[header.Stream] = header.EffectiveAt;
        }
    }

    private CheckedSample Check(EntryHeader header, FactSet facts, Timestamp? last)
    {
        var register = Of(header.Stream);
        var sample = new CheckedSample(header.Stream, header.Sequence, header.EffectiveAt)
        {
            Since = SampleWords.Time(facts, words.Since) ?? last,
            Until = SampleWords.Time(facts, words.Until) ?? header.EffectiveAt,
            Unit = facts[words.Unit] is { } unit ? UnitId.Parse(unit) : register.Unit,
            Kind = facts[words.Kind],
        };
        var listed = SampleWords.Under(words.Listed, facts);
        var problems = ImmutableArray.CreateBuilder<string>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, hash) in listed)
        {
            var id = CaseId.Parse(name).Value;
            named.Add(id);
            if (Against(id, hash, sample, register.Procedure) is { } problem)
            {
                problems.Add(problem);
            }
        }

        var belonging = _cases.Where(known => Belongs(known.Value, sample, register.Procedure)
                && known.Value.RecordedAt.AsUtc <= header.RecordedAt.AsUtc)
            .Select(known => known.Key).Order(StringComparer.Ordinal).ToArray();
        CheckDraw(facts, listed, problems);
        return sample with
        {
            Listed = listed.Length,
            Closed = belonging.Length,
            LeftOut = [.. belonging.Where(id => !named.Contains(id))],
            Problems = problems.ToImmutable(),
        };
    }

    private string? Against(string id, string hash, CheckedSample sample, string? register) =>
        !_cases.TryGetValue(id, out var known) || known.Hash is null ? $"{id} is on the list, and is not closed"
        : known.Hash != hash ? $"{id} is on the list with another entry than the one that closed it"
        : !Belongs(known, sample, register)
            ? $"{id} is on the list, and does not belong there: closed at {known.At}, "
                + $"in {known.Unit?.Value ?? "no unit"}"
        : null;

    private void CheckDraw(FactSet facts, ImmutableArray<Fact> listed, ImmutableArray<string>.Builder problems)
    {
        var drawn = SampleWords.Under(words.Drawn, facts).Select(fact => fact.Name).ToArray();
        if (facts[words.Seed] is { } seed
            && !Sampling.Draw(seed, listed, drawn.Length).Order(StringComparer.Ordinal)
                .SequenceEqual(drawn.Order(StringComparer.Ordinal)))
        {
            problems.Add("what was drawn is not what the seed draws from the list");
        }
    }

    // Another sample of the same making is not itself evaluated; a sealed case is in no list.
    private bool Belongs(ClosedCase known, CheckedSample sample, string? register) =>
        known is { Hash: not null, IsSealed: false }
        && (register is null || known.Procedure != register)
        && (sample.Kind is null || sample.Kind == known.Kind)
        && (sample.Since is not { } since || known.At.AsUtc > since.AsUtc)
        && known.At.AsUtc <= sample.Until.AsUtc
        && (sample.Unit is not { } unit || IsBelow(known.Unit, unit));

    // What is told of units afterwards may be a ring: nobody climbs for longer than there are units.
    private bool IsBelow(UnitId? unit, UnitId top)
    {
        for (var climbed = 0; unit is { } current && climbed <= _units.Count; climbed++)
        {
            if (current == top)
            {
                return true;
            }

            unit = _units.TryGetValue(current, out var state) ? state.MergedInto ?? state.Parent(TieKind.Lead) : null;
        }

        return false;
    }

    private ClosedCase Of(string stream)
    {
        if (!_cases.TryGetValue(stream, out var known))
        {
            _cases.Add(stream, known = new());
        }

        return known;
    }
}
