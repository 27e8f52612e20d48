using System.Collections.Concurrent;

namespace Grid.Ledger.Shadow;

/// <summary>What a shadow run has looked at, and found.</summary>
internal sealed class ShadowTotals
{
    private readonly ConcurrentDictionary<RuleId, RuleChange> _rules = new();
    private long _cases;
    private long _otherCases;
    private long _acts;
    private long _changedCases;
    private long _differences;
    private long _compared;
    private long _unlike;

    /// <summary>Cases that were judged.</summary>
    public long Cases => _cases;

    /// <summary>Cases of other packs, which were passed over.</summary>
    public long OtherCases => _otherCases;

    /// <summary>Acts and other deeds that were judged.</summary>
    public long Acts => _acts;

    /// <summary>Cases in which some verdict differs.</summary>
    public long ChangedCases => _changedCases;

    public long Differences => _differences;

    /// <summary>Acts that the first version itself has judged, whose stored verdicts were compared.</summary>
    public long Compared => _compared;

    /// <summary>Those of them whose stored verdicts are not what the first version says now.</summary>
    public long Unlike => _unlike;

    public TimeSpan Taken { get; set; }

    /// <summary>Rule by rule, how often it begins or ceases to be amiss, or is so in another way.</summary>
    public IReadOnlyDictionary<RuleId, RuleChange> Rules => _rules;

    public void Add(ShadowCase judged)
    {
        Interlocked.Increment(ref _cases);
        Interlocked.Add(ref _acts, judged.Acts);
        Interlocked.Add(ref _compared, judged.Compared);
        Interlocked.Add(ref _unlike, judged.Unlike);
        Interlocked.Add(ref _differences, judged.Differences.Count);
        Interlocked.Add(ref _changedCases, judged.Differences.Count > 0 ? 1 : 0);
        foreach (var difference in judged.Differences)
        {
            _rules.AddOrUpdate(
                difference.Rule,
                static (_, added) => new RuleChange().With(added),
                static (_, known, added) => known.With(added),
                difference);
        }
    }

    public void AddOther() => Interlocked.Increment(ref _otherCases);

    /// <summary>How often one rule says something else.</summary>
    internal sealed record RuleChange(long Begins = 0, long Ceases = 0, long Otherwise = 0)
    {
        public RuleChange With(ShadowDifference difference) => (difference.Before, difference.After) switch
        {
            (null, _) => this with { Begins = Begins + 1 },
            (_, null) => this with { Ceases = Ceases + 1 },
            _ => this with { Otherwise = Otherwise + 1 },
        };
    }
}
