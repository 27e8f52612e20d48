namespace Grid.Domain.Cases;

/// <summary>What holds of a case that takes another in, or is opened as a part of another.</summary>
public static class JoinRules<TCommand>
    where TCommand : CaseCommand
{
    /// <summary>Else whoever has stepped out of a case would come back to it by another id.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> RecusedTakeNoPart = new(
        new("join.recused-take-no-part"),
        RuleConcern.Law,
        question =>
        {
            var (other, holders) = question.Command switch
            {
                CaseCommand.AcceptMerge accept => (
                    question.Facts.CaseOf(accept.From), question.State.Responsibilities.Select(held => held.Holder)),
                CaseCommand.OpenCase { SplitFrom: { } whole } open => (
                    question.Facts.CaseOf(whole), open.Slots.Select(filling => filling.Officer)),
                _ => (CaseState.None, []),
            };
            var asking = question.IsRequest ? question.Submission.By.Officer : null;
            return other.Recusals.IsEmpty
                ? Verdict.Inapplicable
                : holders.Concat(asking is { } by ? [by] : [])
                    .Where(officer => other.IsRecused(officer) && !question.State.IsRecused(officer))
                    .Select(officer => (Verdict)new Verdict.Broken(officer)).FirstOrDefault() ?? Verdict.When(true);
        },
        "who has stepped out of the other case holds no seat of this one, and does not ask for it; let another come "
        + "first");
}
