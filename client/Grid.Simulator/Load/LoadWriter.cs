using System.Globalization;

namespace Grid.Simulator.Load;

/// <summary>Makes submissions. Each command id follows from scenario, run and the number of the command.</summary>
internal sealed class LoadWriter(LoadScenario scenario, string run)
{
    private static readonly Slot LeadSlot = new("lead");
    private static readonly Slot ReviewerSlot = new("reviewer");

    private readonly AskerId _records = AskerId.Parse($"{AskerId.SystemPrefix}{scenario.Name}-records");
    private readonly PackName _pack = new(scenario.Pack);
    private int _cases;

    public string Prefix { get; } = $"{scenario.Name}-{run}-";

    public int Commands { get; private set; }

    public CaseId NextCase() => CaseId(++_cases);

    public CaseId CaseId(int number) => Domain.Vocabulary.CaseId.FromSource(
        scenario.Name, string.Create(CultureInfo.InvariantCulture, $"{run}-C-{number:0000000}"));

    public IEnumerable<LoadCommand> Register(LoadOfficer officer)
    {
        yield return Tell(officer.Id, new OfficerCommand.RegisterOfficer(_pack, Standing.Active)
        {
            Class = officer.Class.Length == 0 ? null : officer.Class,
            Unit = officer.Unit,
            Supervisor = officer.Supervisor,
        });
        if (!officer.Powers.IsEmpty)
        {
            yield return Tell(officer.Id, new OfficerCommand.GrantMandate(new(officer.Class))
            {
                Powers = officer.Powers,
            });
        }
    }

    public LoadCommand Open(LoadCase opened) =>
        Ask(CommandKind.Open, opened, opened.Lead, new CaseCommand.OpenCase(_pack)
        {
            Kind = opened.Kind.Kind,
            Unit = opened.Lead.Unit,
            Stage = opened.Kind.Stage,
            Slots = [new(LeadSlot, 1, opened.Lead.Id), new(ReviewerSlot, 1, opened.Lead.Supervisor)],
        });

    public LoadCommand Act(LoadCase live) =>
        Ask(CommandKind.Act, live, live.Lead, new CaseCommand.RecordAct(live.NextAct) { Facts = live.Lead.Facts });

    public LoadCommand Transfer(LoadCase live, LoadOfficer to) =>
        Ask(CommandKind.Transfer, live, live.Lead, new CaseCommand.TransferResponsibility(LeadSlot, to.Id)) with
        {
            Officer = to,
        };

    public LoadCommand Close(LoadCase ripe) => Ask(CommandKind.Close, ripe, ripe.Lead, new CaseCommand.CloseCase());

    public LoadCommand Suspend(LoadOfficer officer) =>
        Ask(CommandKind.Suspend, officer, new OfficerCommand.SuspendOfficer());

    public LoadCommand Reinstate(LoadOfficer officer) =>
        Ask(CommandKind.Reinstate, officer, new OfficerCommand.ReinstateOfficer());

    private LoadCommand Ask(CommandKind kind, LoadCase about, LoadOfficer by, CaseCommand command)
    {
        var id = NextId();
        return new(Commands, kind, new ManySubmission.ToCase(about.Id, new(id, by.Id, command))) { Case = about };
    }

    private LoadCommand Ask(CommandKind kind, LoadOfficer officer, OfficerCommand command)
    {
        var id = NextId();
        return new(Commands, kind, new ManySubmission.ToOfficer(officer.Id, new(id, officer.Supervisor, command)))
        {
            Officer = officer,
        };
    }

    private LoadCommand Tell(OfficerId officer, OfficerCommand command)
    {
        var id = NextId();
        return new(Commands, CommandKind.Prepare, new ManySubmission.ToOfficer(
            officer, new(id, _records, command) { Intent = Intent.Record }));
    }

    private CommandId NextId() => new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++Commands}"));
}
