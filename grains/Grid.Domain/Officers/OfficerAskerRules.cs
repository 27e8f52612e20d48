namespace Grid.Domain.Officers;

/// <summary>Who may ask for a change of an officer's standing or authority.</summary>
public static class OfficerAskerRules<TCommand>
    where TCommand : OfficerCommand
{
    /// <summary>Nobody grants to, suspends or reinstates themselves.</summary>
    public static readonly Rule<OfficerQuestion<TCommand>> IsAnother = new(
        new("officer.asker-is-another"),
        RuleConcern.Authority,
        question => Verdict.When(question.Submission.By.Officer != question.Subject, question.Subject),
        "nobody decides on their own standing or powers");

    public static readonly Rule<OfficerQuestion<TCommand>> IsActive = new(
        new("officer.asker-is-active"),
        RuleConcern.Authority,
        question => AskingOfficer.IsActive(
            question.IsRequest, question.Facts.Asking, question.Facts.Now, question.Submission.By.Officer),
        AskingOfficer.MustBeActive);

    /// <summary>The power the pack names for the deed; where it names none, the officer's own supervisor may.</summary>
    public static readonly Rule<OfficerQuestion<TCommand>> HasPower = new(
        new("officer.asker-has-power"),
        RuleConcern.Authority,
        question => AskingOfficer.HasPower(
            question.IsRequest ? question.Facts.Asking : null,
            question.Pack.PowerFor(question.Command.Deed),
            question.Facts.Now,
            question.Submission.By.Officer,
            by => by == question.State.Supervisor || by == question.Pack.Oversight),
        "the asker has no authority over this officer");

    /// <summary>
    /// A suspension never waits, nor does it reach back by request; what was so earlier is told as a record.
    /// </summary>
    public static readonly Rule<OfficerQuestion<TCommand>> RequestIsForNow = new(
        new("officer.request-is-for-now"),
        RuleConcern.Form,
        question => Verdict.When(!question.IsRequest || question.Submission.At is null),
        "a request is for now; tell of what happened at another time as a record");

    public static readonly Rule<OfficerQuestion<TCommand>> TextsAreSalted = new(
        new("officer.texts-are-salted"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Texts.All(text => text.IsWellFormed)),
        "a personal text needs a salt of sixteen bytes, in lower-case hex");

    public static readonly ImmutableArray<Rule<OfficerQuestion<TCommand>>> All =
        [IsAnother, IsActive, HasPower, RequestIsForNow, TextsAreSalted];
}
