namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// An officer answers an entry that marks them: a breach, a clue, a mark of the case that was set of them, or that
    /// they spoke to the case by another way than its procedure; also in a closed case.
    /// </summary>
    /// <param name="Entry">The sequence of the entry.</param>
    /// <param name="Text">What they say to it.</param>
    [GenerateSerializer, Immutable, Alias("case.reply-to-entry.v1")]
    public sealed record ReplyToEntry(int Entry, PersonalText Text) : CaseCommand
    {
        public override string Deed => "case.reply";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Text);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>An officer of whom an entry speaks has answered it. It moves nothing.</summary>
    [GenerateSerializer, Immutable, Alias("case.replied.v1")]
    public sealed record Replied(int Entry, OfficerId Officer, TextDigest Text) : CaseEvent;
}

public static class ReplyRules
{
    /// <summary>Nobody answers for another; what a mark says of nobody, nobody can answer.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.ReplyToEntry>> SpeaksOfAsker = new(
        new("reply.entry-speaks-of-asker"),
        RuleConcern.Form,
        question => Verdict.When(
            question.Submission.By.Officer is { } by && Marks(question.State, question.Command.Entry, by),
            question.Submission.By.Officer),
        "the entry is not one that marks the asker");

    /// <summary>Whoever may not act may still be heard: a suspended officer answers by a record.</summary>
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.ReplyToEntry>>> All =
    [
        AskerRules<CaseCommand.ReplyToEntry>.IsActive, AskerRules<CaseCommand.ReplyToEntry>.RequestIsForNow,
        AskerRules<CaseCommand.ReplyToEntry>.TextsAreSalted, CaseRules<CaseCommand.ReplyToEntry>.CaseIsKnown,
        SpeaksOfAsker,
    ];

    internal static bool Marks(CaseState state, int entry, OfficerId officer) =>
        state.Breaches.Any(breach => breach.Sequence == entry && breach.Officer == officer)
        || state.Clues.Any(clue => clue.Sequence == entry && clue.Officer == officer)
        || state.Approaches.Any(approach => approach.Sequence == entry && approach.Approaching == officer)
        || state.Marks.Any(mark => mark.Sequence == entry && mark.Of.Contains(officer));

    internal static Decision<CaseEvent> Decide(CaseDeed deed, CaseCommand.ReplyToEntry reply)
    {
        var reasons = deed.Judge(All, reply);
        return reasons.HasForm || (deed.IsRequest && !reasons.IsClear)
            ? deed.Refuse(reasons)
            : new Decision<CaseEvent>.Accepted(
            [
                new CaseEvent.Replied(reply.Entry, deed.Submission.By.Officer!.Value, reply.Text.Digest),
            ]);
    }
}
