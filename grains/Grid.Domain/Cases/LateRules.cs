namespace Grid.Domain.Cases;

/// <summary>What is told late, and what is not taken because it would come before something that is signed.</summary>
public static class LateRules
{
    /// <summary>
    /// Under this name a pack says which class of clue is opened where an act is kept in quarantine.
    /// </summary>
    public static readonly RuleId FollowsWhatIsSigned = new("act.follows-what-is-signed");

    public static readonly Rule<CaseQuestion<CaseCommand.RecordAct>> IsApproved = new(
        new("act.late-is-approved"),
        RuleConcern.Law,
        question => question.Command.Late is not { } late ? Verdict.Inapplicable
            : Verdict.When(
                late.ApprovedBy != RecordActRules.PerformerOf(question)
                && late.ApprovedBy != question.Submission.By.Officer
                && question.Facts.Officer(late.ApprovedBy).StandingAt(question.Facts.Now) == Standing.Active,
                late.ApprovedBy),
        "an act that is told late is approved by an officer in office who neither did it nor tells of it");

    /// <summary>The entry in the place of an act that is not taken; nothing where it is.</summary>
    internal static Decision<CaseEvent>? Quarantined(CaseDeed deed, CaseCommand.RecordAct act, ReasonSet reasons)
    {
        if (deed.IsRequest || !deed.State.IsRun || deed.Pack.Seals.IsEmpty || deed.Submission.At is not { } at
            || (act.Late is not null && reasons.Found.All(found => found.Reason.Rule != IsApproved.Id))
            || SealedAfter(at, deed) is not { } signed)
        {
            return null;
        }

        var kept = new CaseEvent.ActQuarantined(act.Act, deed.Submission.By, signed.Sequence)
        {
            Officer = act.Officer,
            Facts = act.Facts,
            Note = act.Note?.Digest,
            Late = On(act.Late),
        };
        return new Decision<CaseEvent>.Accepted(
            deed.Pack.BreachClues.TryGetValue(FollowsWhatIsSigned.Value, out var clue)
                ?
                [
                    kept,
                    new CaseEvent.ClueOpened(FollowsWhatIsSigned, deed.Submission.By.Officer ?? act.Officer)
                    {
                        Class = clue.Class,
                        Evidence = [signed.Sequence, deed.State.Sequence + 1],
                    },
                ]
                : [kept]);
    }

    internal static LateOnRecord? On(LateRecord? late) =>
        late is null ? null : new(late.ApprovedBy, late.Reason.Digest);

    // The first that was signed after the time that is told. Times that cannot be compared say nothing.
    private static ActOnRecord? SealedAfter(Timestamp at, CaseDeed deed)
    {
        foreach (var act in deed.State.Acts)
        {
            if (!act.IsVoidPending && ActPattern.AnyMatches(deed.Pack.Seals, act.Act) && at.CompareWith(act.At) < 0)
            {
                return act;
            }
        }

        return null;
    }
}
