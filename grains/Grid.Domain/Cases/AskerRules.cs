namespace Grid.Domain.Cases;

/// <summary>What holds of whoever asks, whatever the deed.</summary>
public static class AskerRules<TCommand>
    where TCommand : CaseCommand
{
    /// <summary>A record tells what happened; only a request needs its asker to be in office now.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> IsActive = new(
        new("asker.is-active"),
        RuleConcern.Authority,
        question => (question.IsRequest, question.Asking) switch
        {
            (false, _) or (_, null) => Verdict.Inapplicable,
            (_, { IsRegistered: false }) => new Verdict.Broken(question.Submission.By.Officer),
            (_, { } asking) => Verdict.When(
                asking.StandingAt(question.Facts.Now) == Standing.Active, question.Submission.By.Officer),
        },
        "only a registered officer in active standing may ask for this");

    /// <summary>The power the pack asks for, where it names one for the deed.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> HasPower = new(
        new("asker.has-power"),
        RuleConcern.Authority,
        question => (question.IsRequest, question.Asking, question.Pack.PowerFor(question.Command.Deed)) switch
        {
            (false, _, _) or (_, null, _) or (_, _, null) => Verdict.Inapplicable,
            (_, { } asking, { } power) => asking.HasPower(power, question.KindOfCase, question.Facts.Now) switch
            {
                { } has => Verdict.When(has, question.Submission.By.Officer),
                null => new Verdict.Undecidable($"whether the asker has the power `{power}`"),
            },
        },
        "the asker has no mandate for this deed in cases of this kind");

    /// <summary>Whoever has stepped out of the case has no more part in it, of whatever sort.</summary>
    public static readonly Rule<CaseQuestion<TCommand>> IsNotRecused = new(
        new("asker.is-not-recused"),
        RuleConcern.Authority,
        question => !question.IsRequest || question.Submission.By.Officer is not { } by
            || question.State.Recusals.IsEmpty
                ? Verdict.Inapplicable
                : Verdict.When(!question.State.IsRecused(by), by),
        "the asker has stepped out of this case");

    /// <summary>
    /// Leave is asked for now; else a time long past could be named, at which the asker had the power.
    /// </summary>
    public static readonly Rule<CaseQuestion<TCommand>> RequestIsForNow = new(
        new("case.request-is-for-now"),
        RuleConcern.Form,
        question => Verdict.When(!question.IsRequest || question.Submission.At is null),
        "a request is for now; tell of what happened at another time as a record");

    public static readonly Rule<CaseQuestion<TCommand>> TextsAreSalted = new(
        new("case.texts-are-salted"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Texts.All(text => text.IsWellFormed)),
        "a personal text needs a salt of sixteen bytes, in lower-case hex");

    public static readonly ImmutableArray<Rule<CaseQuestion<TCommand>>> All =
        [IsActive, HasPower, IsNotRecused, RequestIsForNow, TextsAreSalted];
}
