using Grid.Domain.Officers;

namespace Grid.Domain.Cases;

/// <summary>Everything that bears on one command to a case.</summary>
public sealed record CaseQuestion<TCommand>(
    TCommand Command, Submission<CaseCommand> Submission, CaseState State, CaseFacts Facts, RulePack Pack)
    where TCommand : CaseCommand
{
    /// <summary>When what is asked happens, or happened.</summary>
    public Timestamp At => Submission.At ?? Facts.Now;

    /// <summary>The kind of the case, also of one that is only now being opened.</summary>
    public string? KindOfCase => Command is CaseCommand.OpenCase open ? open.Kind : State.Kind;

    public bool IsRequest => Requests.Is(Submission);

    /// <summary>The officer who asks, as registered; nothing where a system asks.</summary>
    public OfficerState? Asking => Submission.By.Officer is { } by ? Facts.Officer(by) : null;

    /// <summary>Whether the asker answers in a seat of the case, or supervises whoever does.</summary>
    public bool AskerAnswersOrSupervises() =>
        State.Responsibilities.Any(held => AskerAnswersOrSupervises(held.Slot, held.Seat));

    /// <summary>Whether the asker answers in the slot, or supervises whoever does.</summary>
    public bool AskerAnswersOrSupervises(Slot slot, int seat) =>
        Submission.By.Officer is { } by
        && State.Held(slot, seat) is { } held
        && Accountability.AnswererOf(held.Holder, Facts, Pack.Oversight) is { } answerer
        && (by == answerer || by == Accountability.SupervisorOf(answerer, Facts, Pack.Oversight));
}
