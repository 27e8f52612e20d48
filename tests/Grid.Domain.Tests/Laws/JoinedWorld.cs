using CsCheck;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Tests.Cases;
using Grid.Domain.Units;

namespace Grid.Domain.Tests.Laws;

/// <summary>
/// Several cases under one pack, which are handed over, merged and split; all officers, who go and come back; and the
/// units, which change their heads and places and become one another.
/// </summary>
internal sealed record JoinedWorld(
    ImmutableDictionary<CaseId, CaseState> Cases, ImmutableDictionary<OfficerId, OfficerState> Officers, Timestamp Now)
{
    public static readonly ImmutableArray<CaseId> Ids =
        [CaseId.Parse("x"), CaseId.Parse("y"), CaseId.Parse("z"), CaseId.Parse("w")];

    public static readonly ImmutableArray<UnitId> Units =
        [UnitId.Parse("police"), UnitId.Parse("court"), UnitId.Parse("annex"), UnitId.Parse("county")];

    /// <summary>Above whom nobody is named: the posts of the police answer and supervise.</summary>
    private static readonly ImmutableArray<OfficerId> OfUnit =
        [OfficerId.Parse("uma"), OfficerId.Parse("ulf"), OfficerId.Parse("una")];

    private static readonly Gen<CaseId> Id = Gen.OneOf([.. Ids]);
    private static readonly Gen<OfficerId> Officer = Gen.OneOf([.. Walk.Ids, .. OfUnit, .. OfUnit]);
    private static readonly Gen<UnitId> Unit = Gen.OneOf([.. Units]);
    private static readonly Gen<Slot> AnySlot = Gen.OneOf(Lead, Panel);

    private static readonly Gen<CaseCommand> ToCase = Gen.Frequency(
        (6, Gen.Select(Officer, Id, Gen.Bool).Select(CaseCommand (of) => new CaseCommand.OpenCase(Signing.Name)
        {
            Slots = [Seat(Lead, of.Item1)],
            SplitFrom = of.Item3 ? of.Item2 : null,
        })),
        (2, Gen.Select(AnySlot, Officer).Select(
            CaseCommand (of) => new CaseCommand.TransferResponsibility(of.Item1, of.Item2))),
        (1, Officer.Select(CaseCommand (id) => new CaseCommand.FillSlot(Panel, id))),
        (2, Gen.OneOf([.. Units]).Select(CaseCommand (to) => new CaseCommand.HandOverCase(to))),
        (3, Officer.Select(CaseCommand (id) => new CaseCommand.AcceptHandover([Seat(Lead, id)]))),
        (1, Gen.Const((CaseCommand)new CaseCommand.RefuseHandover(CaseScenario.Grounds))),
        (1, Gen.Const((CaseCommand)new CaseCommand.RecallCase())),
        (1, Id.Select(CaseCommand (split) => new CaseCommand.RecallCase { Split = split })),
        (6, Id.Select(CaseCommand (into) => new CaseCommand.MergeCase(into))),
        (9, Id.Select(CaseCommand (from) => new CaseCommand.AcceptMerge(from))),
        (9, Gen.Const((CaseCommand)new CaseCommand.CompleteMerge())),
        (7, Id.Select(CaseCommand (to) => new CaseCommand.SplitCase(to))),
        (7, Id.Select(CaseCommand (to) => new CaseCommand.CompleteSplit(to))),
        (1, Officer.Select(CaseCommand (id) => new CaseCommand.RecuseOfficer(id, "kin"))),
        (2, Gen.Const((CaseCommand)new CaseCommand.CatchUp())),
        (1, Gen.Const((CaseCommand)new CaseCommand.RecordAct("draft"))),
        (1, Gen.Const((CaseCommand)new CaseCommand.CloseCase())));

    private static readonly Gen<OfficerCommand> OfOfficer = Gen.OneOf(
        Gen.Const((OfficerCommand)new OfficerCommand.SuspendOfficer()),
        Gen.Const((OfficerCommand)new OfficerCommand.ReinstateOfficer()),
        Gen.Enum<Leaving>().Select(OfficerCommand (how) => new OfficerCommand.PlanLeaving(how)),
        Gen.Enum<Leaving>().Select(OfficerCommand (how) => new OfficerCommand.LeaveOffice(how)),
        Gen.Const((OfficerCommand)new OfficerCommand.ReturnToOffice()));

    private static readonly Gen<UnitCommand> OfUnits = Gen.Frequency(
        (4, Gen.Select(Gen.Enum<UnitPost>(), Officer).Select(
            UnitCommand (of) => new UnitCommand.AppointToPost(of.Item1, of.Item2))),
        (2, Gen.Enum<UnitPost>().Select(UnitCommand (post) => new UnitCommand.RelievePost(post))),
        (2, Gen.Select(Gen.Enum<TieKind>(), Unit).Select(
            UnitCommand (of) => new UnitCommand.MoveUnit(of.Item1, of.Item2))),
        (1, Unit.Select(UnitCommand (into) => new UnitCommand.MergeUnit(into))),
        (1, Gen.Select(Unit, Officer).Select(
            UnitCommand (of) => new UnitCommand.SplitUnit(of.Item1) { Officers = [of.Item2] })),
        (1, Gen.Const((UnitCommand)new UnitCommand.CloseUnit())));

    private static readonly Gen<JoinedStep> Step = Gen.Frequency(
        (54, Gen.Select(Id, ToCase).Select(of => new JoinedStep(of.Item1, of.Item2, default, null))),
        (1, Id.Select(of => new JoinedStep(of, new CaseCommand.CloseCase(), default, null) { Intent = Intent.Record })),
        (6, Gen.Select(Officer, OfOfficer).Select(of => new JoinedStep(default, null, of.Item1, of.Item2))),
        (6, Gen.Select(Unit, OfUnits).Select(of => new JoinedStep(default, null, default, null)
        {
            Unit = of.Item1,
            OfUnit = of.Item2,
        })));

    public static readonly Gen<JoinedStep[]> Steps = Step.Array[60, 160];

    /// <summary>Two open cases. Systems ask, so that histories are not mostly refusals for want of authority.</summary>
    public static JoinedWorld Begin() => Ids.Take(2).Aggregate(
        new JoinedWorld(
            ImmutableDictionary<CaseId, CaseState>.Empty,
            OfUnit.Aggregate(Everybody.Add(Ova, Active()), (all, id) => all.Add(id, OfPolice)),
            TestOfficers.Now)
        {
            Raw = Everybody.Keys.Append(Ova).Concat(OfUnit).Aggregate(new RawRecord(), (raw, id) => raw.Registering(
                id, Everybody.GetValueOrDefault(id)?.Supervisor, Everybody.GetValueOrDefault(id)?.Deputy)),
            UnitStates = Units.ToImmutableDictionary(id => id, id => UnitState.None.Evolve(
                new UnitEvent.Registered(Signing.Name) { Lead = id == Units[3] ? null : Units[3] }, Start)),
        },
        (world, id) => world.Take(new(
            id, new CaseCommand.OpenCase(Signing.Name) { Unit = Units[0], Slots = [Seat(Lead, Ada)] }, default, null)));

    public CaseState this[CaseId id] => Cases.GetValueOrDefault(id, CaseState.None);

    /// <summary>What the entries say, read by nothing of the product.</summary>
    public RawRecord Raw { get; init; } = new();

    /// <summary>The units as their entries have made them.</summary>
    public ImmutableDictionary<UnitId, UnitState> UnitStates { get; init; } =
        ImmutableDictionary<UnitId, UnitState>.Empty;

    public CaseFacts Facts => new(Now, Officers) { Units = UnitStates };

    private static OfficerState OfPolice => OfficerState.None
        .Evolve(new OfficerEvent.Registered(Signing.Name, Standing.Active) { Unit = Units[0] }, Start)
        .Evolve(new OfficerEvent.MandateGranted(Mandate("m-1", Decide)), Start);

    /// <summary>As after a fan-out: every open case has said what follows for it.</summary>
    public JoinedWorld CaughtUp() => Cases.Keys.Aggregate(
        this,
        (world, id) => world.Evolve(id, new CaseCommand.CatchUp()));

    public JoinedWorld Take(JoinedStep step)
    {
        var after = step.ToCase is { } command
            ? Evolve(step.Case, command, step.Intent)
            : step.OfUnit is not null ? TakeUnit(step) : TakeOfficer(step);
        return after with { Now = Now with { LocalTicks = Now.LocalTicks + TimeSpan.TicksPerMinute } };
    }

    private JoinedWorld Evolve(CaseId id, CaseCommand command, Intent intent = Intent.Request)
    {
        var facts = Facts with { Subject = id };
        foreach (var other in CaseNeeds.OtherCases(id, this[id], command, Signing))
        {
            facts = facts with { Cases = facts.Cases.SetItem(other, this[other]) };
        }

        var submission = new Submission<CaseCommand>(new("c-1"), Log, command) { Intent = intent };
        return CaseDecider.Decide(this[id], submission, facts, Signing) switch
        {
            Decision<CaseEvent>.Accepted accepted => this with
            {
                Cases = Cases.SetItem(
                    id, accepted.Events.Aggregate(this[id], (state, happened) => state.Evolve(happened, Now))),
                Raw = accepted.Events.Aggregate(Raw, (raw, happened) => raw.With(id, happened)),
            },
            _ => this,
        };
    }

    private JoinedWorld TakeUnit(JoinedStep step)
    {
        var state = UnitStates[step.Unit];
        var facts = new UnitFacts(step.Unit, Now, null)
        {
            Units = UnitStates,
            Appointee = step.OfUnit is UnitCommand.AppointToPost appoint ? Officers[appoint.Officer] : null,
            OpenCases =
            [
                .. Cases.Where(known => known.Value.Status == CaseStatus.Open && known.Value.Unit == step.Unit)
                    .Select(known => known.Key),
            ],
        };
        return UnitDecider.Decide(state, new(new("c-1"), Log, step.OfUnit!), facts, Signing)
            is Decision<UnitEvent>.Accepted accepted
                ? this with
                {
                    UnitStates = UnitStates.SetItem(
                        step.Unit, accepted.Events.Aggregate(state, (unit, next) => unit.Evolve(next, Now))),
                }
                : this;
    }

    // What the index would list, and who stands in.
    private OfficerFacts FactsOf(OfficerId officer, OfficerState state)
    {
        HeldSeat[] seats =
        [
            .. from known in Cases
               where known.Value.Status == CaseStatus.Open
               from held in known.Value.Responsibilities
               where held.Holder == officer && Signing.RequiredSlots.Contains(held.Slot)
               select new HeldSeat(known.Key, held.Slot, held.Seat),
        ];
        var unit = state.Unit is { } of ? UnitStates[of] : UnitState.None;
        OfficerId?[] standIns = [state.Deputy, unit.Status == UnitStatus.Open ? unit.Deputy : null];
        return new(officer, Now, null)
        {
            Seats = [.. seats],
            SeatCount = seats.Length,
            StandIns = [.. standIns.OfType<OfficerId>().Where(id => id != officer).Select(id => Officers[id])],
        };
    }

    private JoinedWorld TakeOfficer(JoinedStep step)
    {
        var state = Officers[step.About];
        var decision = OfficerDecider.Decide(
            state, new(new("c-1"), Log, step.OfOfficer!), FactsOf(step.About, state), Signing);
        return decision is Decision<OfficerEvent>.Accepted accepted
            ? this with
            {
                Officers = Officers.SetItem(
                    step.About, accepted.Events.Aggregate(state, (officer, next) => officer.Evolve(next, Now))),
                Raw = accepted.Events.Aggregate(Raw, (raw, happened) => raw.With(step.About, happened)),
            }
            : this;
    }
}

/// <summary>One submission of such a history.</summary>
internal sealed record JoinedStep(CaseId Case, CaseCommand? ToCase, OfficerId About, OfficerCommand? OfOfficer)
{
    /// <summary>Whether it is asked for, or a log tells that it was done.</summary>
    public Intent Intent { get; init; }

    public UnitId Unit { get; init; }

    public UnitCommand? OfUnit { get; init; }
}
