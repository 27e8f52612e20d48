using CsCheck;
using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Laws;

/// <summary>Several cases under one pack, which are handed over, merged and split, and all officers.</summary>
internal sealed record JoinedWorld(
    ImmutableDictionary<CaseId, CaseState> Cases, ImmutableDictionary<OfficerId, OfficerState> Officers, Timestamp Now)
{
    public static readonly ImmutableArray<CaseId> Ids =
        [CaseId.Parse("x"), CaseId.Parse("y"), CaseId.Parse("z"), CaseId.Parse("w")];

    public static readonly ImmutableArray<UnitId> Units = [UnitId.Parse("police"), UnitId.Parse("court")];

    private static readonly Gen<CaseId> Id = Gen.OneOf([.. Ids]);
    private static readonly Gen<OfficerId> Officer = Gen.OneOf([.. Walk.Ids]);
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
        (6, Id.Select(CaseCommand (into) => new CaseCommand.MergeCase(into))),
        (9, Id.Select(CaseCommand (from) => new CaseCommand.AcceptMerge(from))),
        (9, Gen.Const((CaseCommand)new CaseCommand.CompleteMerge())),
        (7, Id.Select(CaseCommand (to) => new CaseCommand.SplitCase(to))),
        (7, Id.Select(CaseCommand (to) => new CaseCommand.CompleteSplit(to))),
        (1, Officer.Select(CaseCommand (id) => new CaseCommand.RecuseOfficer(id, "kin"))),
        (1, Gen.Const((CaseCommand)new CaseCommand.RecordAct("draft"))),
        (1, Gen.Const((CaseCommand)new CaseCommand.CloseCase())));

    private static readonly Gen<OfficerCommand> OfOfficer = Gen.OneOf(
        Gen.Const((OfficerCommand)new OfficerCommand.SuspendOfficer()),
        Gen.Const((OfficerCommand)new OfficerCommand.ReinstateOfficer()));

    private static readonly Gen<JoinedStep> Step = Gen.Frequency(
        (9, Gen.Select(Id, ToCase).Select(of => new JoinedStep(of.Item1, of.Item2, default, null))),
        (1, Gen.Select(Officer, OfOfficer).Select(of => new JoinedStep(default, null, of.Item1, of.Item2))));

    public static readonly Gen<JoinedStep[]> Steps = Step.Array[60, 160];

    /// <summary>Two open cases. Systems ask, so that histories are not mostly refusals for want of authority.</summary>
    public static JoinedWorld Begin() => Ids.Take(2).Aggregate(
        new JoinedWorld(ImmutableDictionary<CaseId, CaseState>.Empty, Everybody.Add(Ova, Active()), TestOfficers.Now),
        (world, id) => world.Take(new(
            id, new CaseCommand.OpenCase(Signing.Name) { Unit = Units[0], Slots = [Seat(Lead, Ada)] }, default, null)));

    public CaseState this[CaseId id] => Cases.GetValueOrDefault(id, CaseState.None);

    public CaseFacts Facts => new(Now, Officers);

    public JoinedWorld Take(JoinedStep step)
    {
        var after = step.ToCase is { } command
            ? this with { Cases = Cases.SetItem(step.Case, Evolve(step.Case, command)) }
            : TakeOfficer(step);
        return after with { Now = Now with { LocalTicks = Now.LocalTicks + TimeSpan.TicksPerMinute } };
    }

    private CaseState Evolve(CaseId id, CaseCommand command)
    {
        var facts = Facts with { Subject = id };
        if (CaseNeeds.OtherCase(this[id], command) is { } other)
        {
            facts = facts with { Cases = facts.Cases.SetItem(other, this[other]) };
        }

        return CaseDecider.Decide(this[id], new(new("c-1"), Log, command), facts, Signing) switch
        {
            Decision<CaseEvent>.Accepted accepted =>
                accepted.Events.Aggregate(this[id], (state, happened) => state.Evolve(happened, Now)),
            _ => this[id],
        };
    }

    private JoinedWorld TakeOfficer(JoinedStep step)
    {
        var state = Officers[step.About];
        var decision = OfficerDecider.Decide(
            state, new(new("c-1"), Log, step.OfOfficer!), new(step.About, Now, null), Signing);
        return decision is Decision<OfficerEvent>.Accepted accepted
            ? this with
            {
                Officers = Officers.SetItem(
                    step.About, accepted.Events.Aggregate(state, (officer, next) => officer.Evolve(next, Now))),
            }
            : this;
    }
}

/// <summary>One submission of such a history.</summary>
internal sealed record JoinedStep(CaseId Case, CaseCommand? ToCase, OfficerId About, OfficerCommand? OfOfficer);
