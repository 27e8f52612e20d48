using System.Globalization;
using Grid.Simulator.People;
using Grid.Simulator.Scenarios;

namespace Grid.Simulator.Planning;

/// <summary>
/// Makes submissions of what is planned. Each command id follows from scenario, seed, run and the number of the step,
/// so that a step which is taken again takes effect once.
/// </summary>
internal sealed class StepWriter(Scenario scenario, PlanName name)
{
    private readonly AskerId _records = AskerId.Parse($"{AskerId.SystemPrefix}{scenario.Name}-records");
    private int _cases;

    /// <summary>How many steps there have been.</summary>
    public int Steps { get; private set; }

    /// <summary>The next case of an organ.</summary>
    public CaseId NextCase(string organ) => CaseId.FromSource(organ, name.Case(++_cases));

    /// <summary>What is to be done in a case: told as having happened, or asked for.</summary>
    public PlannedStep Of(CaseCourse course, PlannedDeed deed, DateTimeOffset? at = null) => new(
        new ManySubmission.ToCase(
            course.Id,
            new(NextCommand(), deed.IsTold ? _records : deed.By.Id, deed.Command)
            {
                Intent = deed.IsTold ? Intent.Record : Intent.Request,
                At = at is { } told ? Times.Of(told) : null,
            }),
        deed.IsRefused);

    /// <summary>What an officer's supervisor asks.</summary>
    public PlannedStep Ask(PlacedOfficer officer, OfficerCommand command) => new(
        new ManySubmission.ToOfficer(officer.Id, new(NextCommand(), officer.Supervisor, command)));

    /// <summary>What is told of an officer.</summary>
    public PlannedStep Tell(OfficerId officer, DateTimeOffset at, OfficerCommand command) => new(
        new ManySubmission.ToOfficer(
            officer,
            new(NextCommand(), _records, command) { Intent = Intent.Record, At = Times.Of(at) }));

    private CommandId NextCommand() =>
        new(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}-{name.Seed}-{name.Run}-{++Steps}"));
}
