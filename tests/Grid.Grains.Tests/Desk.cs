namespace Grid.Grains.Tests;

/// <summary>
/// A small office under a pack of its own making: Sue supervises Ada and Bo, Max supervises Sue; Pat stands in for Ada.
/// All but Cy may decide. What they are called is theirs alone, so that tests do not meet.
/// </summary>
internal sealed class Desk(TestGrid grid, string name)
{
    public const string PackText = """
        pack: desk
        title: an office made for tests
        oversight: officer:ova
        powers: [decide, manage]
        kinds: [plain, odd]
        classes: [{ class: clerk, cases_max: 2 }]
        deeds: { officer.grant-mandate: manage }
        slots: [{ slot: lead, power: decide }, { slot: panel, seats: 3 }]
        acts: [{ act: draft }, { act: sign }, { act: note* }]
        rules:
          - id: desk.lead-is-held
            kind: required-slot
            slot: lead
            otherwise: somebody must answer for the case
            source: { title: a house rule, article: one }
          - id: desk.signer-is-not-drafter
            kind: different-officers
            first: draft
            second: sign
            otherwise: one officer both drafted and signed
            source: { title: a house rule, article: two }
          - id: desk.signer-may-decide
            kind: who-may-act
            acts: [sign]
            power: decide
            otherwise: whoever signs must have the power to decide
            source: { title: a house rule, article: three }

        """;

    public static readonly AskerId Registry = AskerId.Parse("system:registry");

    public static readonly PackName Pack = new("desk");

    public static readonly Slot Lead = new("lead");

    public static readonly Slot Panel = new("panel");

    private int _commands;
    private int _cases;

    public static IReadOnlyDictionary<string, string> PackFiles { get; } =
        new Dictionary<string, string> { ["pack.yaml"] = PackText };

    public TestGrid Grid => grid;

    public OfficerId Ada => Named("ada");

    public OfficerId Bo => Named("bo");

    /// <summary>Whose name is known from a log, and nothing else.</summary>
    public OfficerId Cy => Named("cy");

    public OfficerId Pat => Named("pat");

    public OfficerId Sue => Named("sue");

    public OfficerId Max => Named("max");

    public OfficerId Named(string officer) => new($"officer:{name}-{officer}");

    public CommandId NextCommand() => new($"{name}-{Interlocked.Increment(ref _commands)}");

    public CaseId NextCase() => new($"case:{name}-{Interlocked.Increment(ref _cases)}");

    public ICaseGrain Grain(CaseId id) => grid.Grains.GetGrain<ICaseGrain>(id.Value);

    public IUnitGrain Grain(UnitId id) => grid.Grains.GetGrain<IUnitGrain>(id.Value);

    public UnitId Unit(string unit) => new($"unit:{name}-{unit}");

    public Task<Reply> Submit(UnitId id, UnitCommand command, AskerId? by = null) =>
        Grain(id).Submit(new(NextCommand(), by ?? Registry, command), CancellationToken.None);

    public IOfficerGrain Grain(OfficerId id) => grid.Grains.GetGrain<IOfficerGrain>(id.Value);

    public async Task Staff()
    {
        await Register(Max, null, null);
        await Register(Sue, Max, null);
        await Register(Pat, Sue, null);
        await Register(Ada, Sue, Pat);
        await Register(Bo, Sue, null);
    }

    public Submission<CaseCommand> Ask(AskerId by, CaseCommand command) => new(NextCommand(), by, command);

    public Submission<CaseCommand> Tell(CaseCommand command, Timestamp? at = null, AskerId? by = null) =>
        new(NextCommand(), by ?? Registry, command) { Intent = Intent.Record, At = at };

    public Task<Reply> Submit(CaseId id, Submission<CaseCommand> submission) =>
        Grain(id).Submit(submission, CancellationToken.None);

    public Task<Reply> Submit(CaseId id, AskerId by, CaseCommand command) => Submit(id, Ask(by, command));

    public Task<Reply> Submit(OfficerId id, OfficerCommand command, AskerId? by = null) =>
        Grain(id).Submit(new(NextCommand(), by ?? Registry, command), CancellationToken.None);

    /// <summary>What a source tells of an officer.</summary>
    public Task<Reply> Tell(OfficerId id, OfficerCommand command) => Grain(id).Submit(
        new(NextCommand(), Registry, command) { Intent = Intent.Record }, CancellationToken.None);

    public Task<Reply> Suspend(OfficerId id) => Submit(id, new OfficerCommand.SuspendOfficer());

    public Task<Reply> Reinstate(OfficerId id) => Submit(id, new OfficerCommand.ReinstateOfficer());

    public static CaseCommand.OpenCase Opening(OfficerId lead) => new(Pack) { Slots = [new(Lead, 1, lead)] };

    /// <summary>Ada is of a class of which the pack says how many cases one may have.</summary>
    public async Task BeClerk() => Replies.Done(
        await Submit(Ada, new OfficerCommand.RegisterOfficer(Pack, Standing.Active)
        {
            Class = "clerk",
            Supervisor = Sue,
            Deputy = Pat,
        }));

    /// <summary>A case run through the grid, for which Ada answers.</summary>
    public async Task<CaseId> Open()
    {
        var id = NextCase();
        Replies.Done(await Submit(id, Ada, Opening(Ada)));
        return id;
    }

    public Task<CaseView> Look(CaseId id) => Grain(id).Look(CancellationToken.None);

    public Task<OfficerView> Look(OfficerId id) => Grain(id).Look(CancellationToken.None);

    public Task<WhoAnswer> Who(CaseId id, Timestamp? at = null, Timestamp? known = null) =>
        Grain(id).Who(new(at, known, null), CancellationToken.None);

    /// <summary>The answer for the one seat of the lead.</summary>
    public async Task<WhoSlot> WhoLeads(CaseId id, Timestamp? at = null, Timestamp? known = null) =>
        Assert.Single((await Who(id, at, known)).Slots, slot => slot.Slot == Lead);

    /// <summary>
    /// Somebody whom no decision has looked at yet, and who supervises Ada: a source has told so.
    /// </summary>
    public async Task<OfficerId> SuperviseAnew()
    {
        var nan = Named("nan");
        await Register(nan, null, null);
        Replies.Done(await Tell(
            Ada, new OfficerCommand.RegisterOfficer(Pack, Standing.Active) { Supervisor = nan, Deputy = Pat }));
        return nan;
    }

    private async Task Register(OfficerId id, OfficerId? supervisor, OfficerId? deputy)
    {
        Replies.Done(await Submit(id, new OfficerCommand.RegisterOfficer(Pack, Standing.Active)
        {
            Supervisor = supervisor,
            Deputy = deputy,
        }));
        Replies.Done(await Submit(id, new OfficerCommand.GrantMandate(new("m-1"))
        {
            Powers = [new("decide"), new("manage")],
        }));
    }
}
