namespace Grid.Domain.Rules;

/// <summary>What the built-in rules had against a submission, by what they guard.</summary>
public sealed record ReasonSet(ImmutableArray<(RuleConcern Concern, Reason Reason, Verdict Verdict)> Found)
{
    /// <summary>Nothing speaks against it.</summary>
    public static readonly ReasonSet Clear = new([]);

    public bool IsClear => Found.IsEmpty;

    public bool HasForm => !Found.IsEmpty && Found.Any(found => found.Concern == RuleConcern.Form);

    /// <summary>Whether nothing speaks against it but these rules.</summary>
    public bool IsClearBut(params ImmutableArray<RuleId> rules) =>
        Found.All(found => rules.Contains(found.Reason.Rule));

    public ImmutableArray<Reason> Of(RuleConcern concern) =>
        [.. Found.Where(found => found.Concern == concern).Select(found => found.Reason)];

    /// <summary>The same findings as judgements, for a record that is kept in spite of them.</summary>
    public ImmutableArray<Judgement> AsJudgements() =>
        IsClear ? [] : [.. Found.Select(found => Judgement.Of(found.Reason.Rule, found.Verdict))];

    public ReasonSet And(RuleConcern concern, IEnumerable<(Reason Reason, Verdict Verdict)> more) =>
        new([.. Found, .. more.Select(found => (concern, found.Reason, found.Verdict))]);

    /// <summary>
    /// The reasons to give. One without authority learns only that; then what is malformed is said first, for the law
    /// cannot be asked about it; else all at once.
    /// </summary>
    /// <param name="isRequest">A record asks nobody's leave: it is refused for its form alone.</param>
    public ImmutableArray<Reason> ToGive(bool isRequest) =>
        isRequest && Of(RuleConcern.Authority) is { IsEmpty: false } authority ? authority
        : HasForm ? Of(RuleConcern.Form)
        : Of(RuleConcern.Law);
}
