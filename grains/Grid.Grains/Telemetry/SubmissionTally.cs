using System.Collections.Concurrent;
using Grid.Ledger.Entries;

namespace Grid.Grains.Telemetry;

/// <summary>
/// Counts what becomes of every submission of this silo since its start, and remembers its newest refusals. A
/// submission that is tried again counts again. Every grain counts here, so nothing waits: there is no lock.
/// </summary>
internal sealed class SubmissionTally(TimeProvider clock)
{
    /// <summary>Refusals that are remembered.</summary>
    public const int RecentMax = 1000;

    /// <summary>Rules that are counted apart; packs could bring any number of them.</summary>
    public const int RulesMax = 1000;

    /// <summary>Stands for every rule beyond those that are counted apart.</summary>
    public static readonly RuleId OtherRules = new("(other)");

    // A caller may send anything as an id; what is refused for it is remembered in part.
    private const int TextMax = IdText.MaxLength;

    private static readonly StreamKind[] Kinds = Enum.GetValues<StreamKind>();
    private static readonly SubmissionOutcome[] Ends = Enum.GetValues<SubmissionOutcome>();

    private readonly long[] _counts = new long[Kinds.Length * Ends.Length];
    private readonly ConcurrentDictionary<RuleId, RuleTally> _rules = new();
    private readonly Numbered?[] _recent = new Numbered?[RecentMax];
    private long _refusals;

    /// <summary>Since when is counted.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>Every count, zeros included.</summary>
    public ImmutableArray<OutcomeCount> Outcomes =>
    [
        .. from kind in Kinds
           from outcome in Ends
           select new OutcomeCount(kind, outcome, Volatile.Read(ref _counts[IndexOf(kind, outcome)])),
    ];

    /// <summary>How often each rule has refused a submission; those that never did are not listed.</summary>
    public ImmutableArray<(RuleId Rule, long Count)> RefusalsByRule() =>
    [
        .. from pair in _rules
           let count = Volatile.Read(ref pair.Value.Count)
           orderby count descending, pair.Key.Value
           select (pair.Key, count),
    ];

    /// <summary>The refusals that are remembered, the newest first.</summary>
    /// <param name="rule">Only those by this rule.</param>
    public ImmutableArray<RecentRefusal> RecentRefusals(RuleId? rule = null) =>
    [
        .. from slot in Enumerable.Range(0, RecentMax)
           let noted = Volatile.Read(ref _recent[slot])
           where noted is not null && (rule is not { } asked || noted.Refusal.Rules.Contains(asked))
           orderby noted.Number descending
           select noted.Refusal,
    ];

    /// <summary>What a reply tells.</summary>
    public static SubmissionOutcome OutcomeOf(Reply reply) => reply switch
    {
        Reply.Done => SubmissionOutcome.Done,
        Reply.AlreadySo => SubmissionOutcome.AlreadySo,
        Reply.Refused => SubmissionOutcome.Refused,
        Reply.Overloaded => SubmissionOutcome.Overloaded,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Counts the replies to submissions, each to the one in the same place.</summary>
    public void Count<TCommand>(
        StreamKind kind,
        string stream,
        ImmutableArray<Submission<TCommand>> submissions,
        ImmutableArray<Reply> replies)
        where TCommand : notnull
    {
        for (var i = 0; i < replies.Length; i++)
        {
            Add(kind, OutcomeOf(replies[i]), 1);
            if (replies[i] is Reply.Refused refused)
            {
                Note(stream, submissions[i], refused.Reasons);
            }
        }
    }

    /// <summary>Counts submissions whose outcome is unknown.</summary>
    public void CountFailed(StreamKind kind, int submissions) => Add(kind, SubmissionOutcome.Failed, submissions);

    private static int IndexOf(StreamKind kind, SubmissionOutcome outcome) => ((int)kind * Ends.Length) + (int)outcome;

    private void Add(StreamKind kind, SubmissionOutcome outcome, int submissions) =>
        Interlocked.Add(ref _counts[IndexOf(kind, outcome)], submissions);

    private void Note<TCommand>(string stream, Submission<TCommand> submission, ImmutableArray<Reason> reasons)
        where TCommand : notnull
    {
        ImmutableArray<RuleId> rules = [.. reasons.Select(reason => reason.Rule).Distinct()];
        foreach (var rule in rules)
        {
            Interlocked.Increment(ref TallyOf(rule).Count);
        }

        // Who meant to put interference on record is not shown, whatever came of it.
        if (submission.Command is CaseCommand.RecordApproach)
        {
            return;
        }

        var refusal = new RecentRefusal(
            clock.GetUtcNow(),
            Beginning(stream),
            submission.Command is { } command ? EventTypes.AliasOf(command.GetType()) : "",
            Beginning(submission.By.Value ?? ""),
            rules);
        var number = Interlocked.Increment(ref _refusals) - 1;
        Volatile.Write(ref _recent[number % RecentMax], new(number, refusal));
    }

    private RuleTally TallyOf(RuleId rule) =>
        _rules.TryGetValue(rule, out var known) ? known
        : _rules.GetOrAdd(_rules.Count < RulesMax ? rule : OtherRules, _ => new());

    private static string Beginning(string text) => text.Length <= TextMax ? text : text[..TextMax];

    private sealed class RuleTally
    {
        public long Count;
    }

    private sealed record Numbered(long Number, RecentRefusal Refusal);
}
