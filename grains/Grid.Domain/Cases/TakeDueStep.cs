using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>
    /// Says that what a clock does next by itself is due: a step of its ladder, its breach, or the end of the time in
    /// which a warning had to be answered.
    /// </summary>
    /// <param name="Clock">The clock.</param>
    /// <param name="Level">The step.</param>
    /// <param name="Set">The sequence of the entry that set the time it is due at.</param>
    /// <param name="Warning">The entry of the warning whose answer is due; nought for a step of the ladder.</param>
    [GenerateSerializer, Immutable, Alias("case.take-due-step.v1")]
    public sealed record TakeDueStep(ClockId Clock, string Level, int Set, int Warning = 0) : CaseCommand
    {
        public override string Deed => "case.take-due-step";

        /// <summary>
        /// The id that the command bears in a case: the same step set by the same entry has one effect, whoever says
        /// it, and however often; set again by another entry it is another command.
        /// </summary>
        public CommandId IdIn(CaseId subject)
        {
            var named = string.Create(
                CultureInfo.InvariantCulture, $"{subject.Value}\n{Clock.Value}\n{Level}\n{Set}\n{Warning}");
            return new($"due-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)))[..32]}");
        }
    }
}

public abstract partial record CaseEvent
{
    /// <summary>What a clock does by itself was due, and is done with the entries that follow.</summary>
    /// <param name="Clock">The clock.</param>
    /// <param name="Level">The step of its ladder.</param>
    /// <param name="Due">When it was due.</param>
    [GenerateSerializer, Immutable, Alias("case.step-came-due.v1")]
    public sealed record StepCameDue(ClockId Clock, string Level, Timestamp Due) : CaseEvent
    {
        /// <summary>The entry that set when it was due.</summary>
        [Id(0)]
        public int Set { get; init; }

        /// <summary>What it does next; nothing after the breach.</summary>
        [Id(1)]
        public NextStep? Next { get; init; }

        /// <summary>Why the grid itself was late; nothing where it was on time.</summary>
        [Id(2)]
        public string? LateBySystem { get; init; }

        public override bool IsDerived => true;
    }
}

public static class TakeDueStepRules
{
    public static readonly Rule<CaseQuestion<CaseCommand.TakeDueStep>> ByTheGrid = new(
        new("step.by-the-grid"),
        RuleConcern.Authority,
        question => Verdict.When(question.IsRequest && question.Submission.By.Officer is null),
        "time passes by itself: no officer says that a step is due");

    /// <summary>What is no longer to come is no error: it has been done, or is set anew.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.TakeDueStep>> IsDue = new(
        new("step.is-due"),
        RuleConcern.Form,
        question => DueSteps.TimeOf(question.State, question.Command) is { } due
            ? Verdict.When(due.CompareWith(question.Facts.Now) <= 0)
            : Verdict.Inapplicable,
        "the step is not due yet");

    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.TakeDueStep>>> All =
        [AskerRules<CaseCommand.TakeDueStep>.RequestIsForNow, CaseRules<CaseCommand.TakeDueStep>.CaseIsKnown,
            ByTheGrid, IsDue];
}
