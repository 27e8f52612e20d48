using Grid.Domain.Rules;
using Grid.Domain.Units;
using Grid.Ledger.Checks;

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
    private readonly LedgerUnits _units = new();
    private readonly List<(EntryHeader Header, FactSet Facts)> _draws = [];
    private readonly List<(EntryHeader Header, string Commitment)> _bindings = [];

    /// <summary>Whether anything of entries of a type is needed; most are not even read.</summary>
    public static bool IsOf(string type) =>
        type == Opened || type == Closed || type == Recorded || type == Accepted || type == Followed
        || LedgerUnits.IsOf(type);

    /// <summary>Takes note of an entry.</summary>
    public void Take(EntryHeader header, object happened, string hash)
    {
        switch (happened)
        {
            case CaseEvent.ActRecorded recorded:
                Of(header.Stream).Procedure = recorded.Procedure ?? Of(header.Stream).Procedure;
                if (recorded.Facts[words.Commitment] is { } to)
                {
                    _bindings.Add((header, to));
                }

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
                _units.Take(header, ofUnit);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// Every draw, as the ledger learned of them. The list before is the last of the same unit, kind and procedure,
    /// also where a register was closed and another opened: else what was closed between would be on none.
    /// </summary>
    public IEnumerable<CheckedSample> Check()
    {
        var before = new Dictionary<(string? Procedure, UnitId? Unit, string? Kind), DrawBefore>();
        var revealed = new Dictionary<string, EntryHeader>(StringComparer.Ordinal);
        foreach (var (header, facts) in _draws
                     .OrderBy(draw => draw.Header.RecordedAt.AsUtc)
                     .ThenBy(draw => draw.Header.Stream, StringComparer.Ordinal)
                     .ThenBy(draw => draw.Header.Sequence))
        {
            var of = (
                Of(header.Stream).Procedure,
                facts[words.Unit] is { } unit ? UnitId.Parse(unit) : Of(header.Stream).Unit,
                facts[words.Kind]);
            before.TryGetValue(of, out var last);
            var sample = Check(header, facts, last, revealed.GetValueOrDefault(header.Stream));
            yield return sample;
            before[of] = new(sample.Until, header.RecordedAt);
            revealed[header.Stream] = header;
        }
    }

    private CheckedSample Check(EntryHeader header, FactSet facts, DrawBefore? last, EntryHeader? revealed)
    {
        var register = Of(header.Stream);
        var sample = new CheckedSample(header.Stream, header.Sequence, header.EffectiveAt)
        {
            Since = SampleWords.Time(facts, words.Since) ?? last?.Until,
            Until = SampleWords.Time(facts, words.Until) ?? header.EffectiveAt,
            Unit = facts[words.Unit] is { } unit ? UnitId.Parse(unit) : register.Unit,
            Kind = facts[words.Kind],
        };
        var listed = SampleWords.Under(words.Listed, facts);
        var problems = ImmutableArray.CreateBuilder<string>();
        if (last is { Until: var ended } && sample.Since is { } since && since.AsUtc > ended.AsUtc)
        {
            problems.Add($"what was closed between {ended}, when the list before ended, and {since} is in no list");
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, hash) in listed)
        {
            var id = CaseId.Parse(name).Value;
            named.Add(id);
            if (Against(id, hash, (sample, last), register.Procedure) is { } problem)
            {
                problems.Add(problem);
            }
        }

        var belonging = _cases.Where(known => Belongs(known.Value, (sample, last), register.Procedure)
                && known.Value.RecordedAt.AsUtc <= header.RecordedAt.AsUtc)
            .Select(known => known.Key).Order(StringComparer.Ordinal).ToArray();
        CheckBinding(header, facts, revealed, problems);
        CheckDraw(facts, listed, problems);
        return sample with
        {
            Listed = listed.Length,
            Closed = belonging.Length,
            LeftOut = [.. belonging.Where(id => !named.Contains(id))],
            Problems = problems.ToImmutable(),
        };
    }

    private string? Against(
        string id, string hash, (CheckedSample Sample, DrawBefore? Last) list, string? register) =>
        !_cases.TryGetValue(id, out var known) || known.Hash is null ? $"{id} is on the list, and is not closed"
        : known.Hash != hash ? $"{id} is on the list with another entry than the one that closed it"
        : !Belongs(known, list, register)
            ? $"{id} is on the list, and does not belong there: closed at {known.At}, "
                + $"in {known.Unit?.Value ?? "no unit"}"
        : null;

    // Told by when the ledger learned of either, which nobody can date back.
    private void CheckBinding(
        EntryHeader draw, FactSet facts, EntryHeader? last, ImmutableArray<string>.Builder problems)
    {
        var (binding, commitment) = _bindings
            .Where(bound => bound.Header.Stream == draw.Stream && bound.Header.Sequence < draw.Sequence)
            .MaxBy(bound => bound.Header.Sequence);
        if (facts[words.Seed] is not { } seed || commitment != Sampling.CommitmentTo(seed))
        {
            problems.Add("nobody had bound themselves to the seed before");
            return;
        }

        if (last is not null && last.Sequence > binding.Sequence)
        {
            problems.Add("the draw before had revealed the seed");
        }

        foreach (var (name, _) in SampleWords.Under(words.Listed, facts))
        {
            var id = CaseId.Parse(name).Value;
            if (_cases.TryGetValue(id, out var known) && known.Hash is not null
                && known.RecordedAt.AsUtc <= binding.RecordedAt.AsUtc)
            {
                problems.Add(
                    $"{id} was closed before anybody was bound to the seed, at {binding.RecordedAt}: "
                    + "whoever was could choose it");
            }
        }
    }

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

    // Another sample of the same making is not itself evaluated; a sealed case is in no list. What the ledger learned
    // of after the list before belongs on this one, however far back it is dated: else it would be on none.
    private bool Belongs(ClosedCase known, (CheckedSample Sample, DrawBefore? Last) list, string? register) =>
        list.Sample is var sample
        && known is { Hash: not null, IsSealed: false }
        && (register is null || known.Procedure != register)
        && (sample.Kind is null || sample.Kind == known.Kind)
        && (sample.Since is not { } since || known.At.AsUtc > since.AsUtc
            || known.RecordedAt.AsUtc > list.Last?.RecordedAt.AsUtc)
        && known.At.AsUtc <= sample.Until.AsUtc
        && (sample.Unit is not { } unit || _units.IsBelow(known.Unit, unit));

    private ClosedCase Of(string stream)
    {
        if (!_cases.TryGetValue(stream, out var known))
        {
            _cases.Add(stream, known = new());
        }

        return known;
    }

    /// <summary>The list before of the same cases.</summary>
    /// <param name="Until">Until when it goes.</param>
    /// <param name="RecordedAt">When the ledger learned of it.</param>
    private sealed record DrawBefore(Timestamp Until, Timestamp RecordedAt);
}
