namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>A system that carries warnings says what became of one.</summary>
    /// <param name="Warning">The sequence of the warning's entry.</param>
    /// <param name="HasFailed">Whether it could not be delivered for technical reasons.</param>
    /// <param name="Channel">The way it went, such as <c>pages</c> or <c>mail</c>.</param>
    [GenerateSerializer, Immutable, Alias("case.report-delivery.v1")]
    public sealed record ReportDelivery(int Warning, bool HasFailed, string? Channel = null) : CaseCommand
    {
        public override string Deed => "case.report-delivery";
    }
}

public abstract partial record CaseEvent
{
    /// <summary>
    /// What became of a warning on its way. One that never arrived is an incident of operations, and nobody's clue.
    /// </summary>
    [GenerateSerializer, Immutable, Alias("case.delivery-reported.v1")]
    public sealed record DeliveryReported(int Warning, ClockId Clock, bool HasFailed) : CaseEvent
    {
        [Id(0)]
        public string? Channel { get; init; }

        [Id(1)]
        public ImmutableArray<Judgement> Verdicts { get; init; } = [];

        public override ImmutableArray<Judgement> Judged => Verdicts;
    }
}

public static class ReportDeliveryRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.ReportDelivery>> IsOnRecord = new(
        new("delivery.of-a-warning"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Warning(question.Command.Warning) is not null),
        "the case has no warning with this entry");

    /// <summary>Else whoever was silent could say of it that it never came.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.ReportDelivery>> ByASystem = new(
        new("delivery.by-a-system"),
        RuleConcern.Form,
        question => Verdict.When(question.Submission.By.Officer is null),
        "only the system that carries warnings reports what became of them");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.ReportDelivery>>> All =
    [
        .. AskerRules<CaseCommand.ReportDelivery>.All,
        CaseRules<CaseCommand.ReportDelivery>.CaseIsKnown,
        IsOnRecord, ByASystem,
    ];
}
