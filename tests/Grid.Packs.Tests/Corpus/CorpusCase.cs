namespace Grid.Packs.Tests.Corpus;

/// <summary>What is submitted in a case, how each of it is answered, and how the case stands in the end.</summary>
internal sealed class CorpusCase
{
    public string Name { get; set; } = "";

    /// <summary>Rows of the law without which the case ends otherwise, beside those that it names anyway.</summary>
    public List<string> Rows { get; set; } = [];

    /// <summary>Submissions that are all done.</summary>
    public List<CorpusStep> History { get; set; } = [];

    public CorpusStep? Submission { get; set; }

    /// <summary><c>done</c>, <c>refused</c> or <c>already-so</c>.</summary>
    public string Reply { get; set; } = "";

    /// <summary>The rules that refuse.</summary>
    public List<string> Reasons { get; set; } = [];

    /// <summary>
    /// What was judged: rule → <c>broken</c>, <c>undecidable</c>, or <c>satisfied</c> where that clears.
    /// </summary>
    public Dictionary<string, string> Judged { get; set; } = [];

    /// <summary>Submissions each of which says how it is answered: done, where it gives no reasons.</summary>
    public List<CorpusStep> Steps { get; set; } = [];

    /// <summary>After the steps, every rule and clock of which a breach stands on record.</summary>
    public List<string> Breaches { get; set; } = [];

    /// <summary>After the steps: who answers for a breach, each as <c>RULE NAME</c>; all of them.</summary>
    public List<string>? Answerable { get; set; }

    /// <summary>
    /// After the steps: clock → its last day, <c>open</c>, <c>stopped</c>, <c>missed</c> or <c>none</c>.
    /// </summary>
    public Dictionary<string, string> Clocks { get; set; } = [];

    /// <summary>After the steps, every clock that runs still; not looked at where nothing is said.</summary>
    public List<string>? Running { get; set; }

    /// <summary>After the steps: slot → who answers.</summary>
    public Dictionary<string, string> Answers { get; set; } = [];

    /// <summary>After the steps: slot → those one of whom was drawn for it last.</summary>
    public Dictionary<string, List<string>> Drawn { get; set; } = [];

    /// <summary>
    /// After the steps: what came of looking for marks, each as <c>TAG marked</c>, <c>lifted</c> or
    /// <c>leftunmarked</c>, in this order.
    /// </summary>
    public List<string>? Marks { get; set; }

    /// <summary>After the steps: whom a clue that stands concerns, each as <c>RULE NAME</c>; in any order.</summary>
    public List<string>? Clues { get; set; }

    /// <summary>After the steps: who was warned, each as <c>LEVEL NAME</c>, in this order.</summary>
    public List<string>? Warned { get; set; }

    /// <summary>
    /// After the steps: who spoke to the case by no lawful way, or tried what is not theirs, each as <c>KIND NAME</c>.
    /// </summary>
    public List<string>? Interference { get; set; }

    /// <summary>After the steps: acts that were told and not taken, in this order.</summary>
    public List<string> Quarantine { get; set; } = [];

    /// <summary>After the steps: acts that stand as entered late, in the order of their places.</summary>
    public List<string> Late { get; set; } = [];

    /// <summary>After the steps: whether what was sent counts as lost on its way.</summary>
    public bool? Lost { get; set; }

    /// <summary>
    /// After the steps, in a silo: for how many seconds nobody answered in a slot in which somebody has to.
    /// </summary>
    public long? Uncovered { get; set; }

    public string? Stage { get; set; }

    public string? Procedure { get; set; }

    /// <summary>After the steps: how many refused attempts are on record.</summary>
    public int? Noted { get; set; }

    /// <summary>After the steps: all acts that stand, each as <c>ACT NAME</c>, in the order of their places.</summary>
    public List<string>? Stands { get; set; }

    /// <summary>After the steps: acts done without the power to do them.</summary>
    public List<string> Void { get; set; } = [];

    /// <summary>After the steps: how the other cases stand, by name.</summary>
    public Dictionary<string, CorpusEnd> Others { get; set; } = [];

    /// <summary>
    /// Fault → the version by which one answers for it who acted under the first: <c>first</c> or <c>later</c>.
    /// </summary>
    public Dictionary<string, string> Liability { get; set; } = [];

    /// <summary>The rows that the case speaks of.</summary>
    public IEnumerable<string> Named =>
        Rows.Concat(Reasons).Concat(Judged.Keys).Concat(Breaches).Concat(Clocks.Keys)
            .Concat(Others.Values.SelectMany(other => other.Clocks.Keys))
            .Concat(Steps.SelectMany(step => step.Reasons))
            .Select(LawPacks.SourceRow).Distinct(StringComparer.Ordinal);

    /// <summary>The steps with how each is answered, in whichever form the case is written.</summary>
    public IEnumerable<(CorpusStep Step, string? Expected)> Submissions =>
    [
        .. History.Select(step => (step, (string?)null)),
        .. Submission is { } last
            ? [(last, CorpusReply.Told(Reply, Reasons, Judged.Select(pair => (pair.Key, pair.Value))))]
            : Array.Empty<(CorpusStep, string?)>(),
        .. Steps.Select(step => (
            step, step.Reasons.Count > 0 ? CorpusReply.Told("refused", step.Reasons, []) : step.Reply)),
    ];
}
