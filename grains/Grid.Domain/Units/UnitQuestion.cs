namespace Grid.Domain.Units;

/// <summary>Everything that bears on one command about a unit.</summary>
public sealed record UnitQuestion<TCommand>(
    TCommand Command, Submission<UnitCommand> Submission, UnitState State, UnitFacts Facts, RulePack Pack)
    where TCommand : UnitCommand
{
    public UnitId Subject => Facts.Subject;

    public bool IsRequest => Requests.Is(Submission);
}
