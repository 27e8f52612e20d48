using CsCheck;

namespace Grid.Domain.Tests.Laws;

/// <summary>One submission of a random history: to the case, or about an officer.</summary>
internal sealed record Step(AskerId By, CaseCommand? ToCase, OfficerId About, OfficerCommand? OfOfficer)
{
    public Intent Intent { get; init; }

    public int Attempt { get; init; } = 1;
}

/// <summary>Random lines of supervisors and deputies, rings and all, and what is then asked of one case.</summary>
internal static class Walk
{
    public static readonly ImmutableArray<OfficerId> Ids = [Ada, Bo, Cy, Pat, Sue, Max, Ova];

    private static readonly Gen<OfficerId> Officer = Gen.OneOf([.. Ids]);
    private static readonly Gen<OfficerId?> Maybe = Officer.Nullable(0.2);
    private static readonly Gen<Slot> Slot = Gen.OneOf(Lead, Panel);
    private static readonly Gen<string> ActName = Gen.OneOf("draft", "review", "approve", "note-1");

    private static readonly Gen<AskerId> Asker =
        Gen.Frequency((3, Officer.Select(AskerId.FromOfficerId)), (2, Gen.Const(Log)));

    private static readonly Gen<CaseCommand> ToCase = Gen.Frequency(
        (1, Officer.Select(CaseCommand (id) => new CaseCommand.OpenCase(Signing.Name) { Slots = [Seat(Lead, id)] })),
        (4, Gen.Select(Slot, Officer, Gen.Int[1, 3]).Select(
            CaseCommand (of) => new CaseCommand.FillSlot(of.Item1, of.Item2, of.Item3))),
        (6, Gen.Select(Slot, Officer, Gen.Int[1, 2]).Select(
            CaseCommand (of) => new CaseCommand.TransferResponsibility(of.Item1, of.Item2, Seat: of.Item3))),
        (8, Gen.Select(ActName, Maybe).Select(
            CaseCommand (of) => new CaseCommand.RecordAct(of.Item1) { Officer = of.Item2, Stage = of.Item1 })),
        (2, Officer.Select(CaseCommand (id) => new CaseCommand.RequestRecusal(id, "kin"))),
        (2, Gen.Select(Officer, Gen.Bool).Select(
            CaseCommand (of) => new CaseCommand.DecideRecusal(of.Item1, of.Item2))),
        (1, Officer.Select(CaseCommand (id) => new CaseCommand.RecuseOfficer(id, "kin"))),
        (2, Gen.Const((CaseCommand)new CaseCommand.HandOverCase(UnitId.Parse("court")))),
        (2, Gen.Select(Officer, Officer, Gen.Bool).Select(CaseCommand (of) => new CaseCommand.AcceptHandover(
            of.Item3 ? [Seat(Lead, of.Item1)] : [Seat(Lead, of.Item1), Seat(Panel, of.Item2)]))),
        (1, Gen.Const((CaseCommand)new CaseCommand.RefuseHandover(Cases.CaseScenario.Grounds))),
        (1, Gen.Const((CaseCommand)new CaseCommand.RecallCase())),
        (1, Gen.Const((CaseCommand)new CaseCommand.CloseCase())));

    private static readonly Gen<OfficerCommand> OfOfficer = Gen.Frequency(
        (3, Gen.Const((OfficerCommand)new OfficerCommand.SuspendOfficer())),
        (2, Gen.Const((OfficerCommand)new OfficerCommand.ReinstateOfficer())));

    private static readonly Gen<Step> Any = Gen.Frequency(
        (3, Gen.Select(Asker, ToCase).Select(of => new Step(of.Item1, of.Item2, default, null))),
        (2, Gen.Select(Asker, Officer, OfOfficer).Select(of => new Step(of.Item1, null, of.Item2, of.Item3))));

    /// <summary>Who stands where, and what is asked by request; the case is open from the start.</summary>
    public static readonly Gen<(World World, Step[] Steps)> ByRequest =
        Gen.Select(Officers(), Any.Array[0, 40]).Select(of => (World.Opened(of.Item1), of.Item2));

    /// <summary>The same, from no case at all, and with records and retries among the requests.</summary>
    public static readonly Gen<(World World, Step[] Steps)> OfEveryIntent = Gen.Select(
        Officers(),
        Gen.Select(Any, Gen.Enum<Intent>(), Gen.Int[1, 2])
            .Select(of => of.Item1 with { Intent = of.Item2, Attempt = of.Item3 }).Array[0, 40])
        .Select(of => (World.Of(of.Item1), of.Item2));

    private static Gen<ImmutableDictionary<OfficerId, OfficerState>> Officers() =>
        Gen.Select(Maybe, Maybe, Gen.Bool).Array[Ids.Length].Select(lines => Ids
            .Zip(lines)
            .Where(of => of.First != Ova || of.Second.Item3)
            .ToImmutableDictionary(
                of => of.First,
                of => Active(Another(of.Second.Item1, of.First), Another(of.Second.Item2, of.First), Decide)));

    private static OfficerId? Another(OfficerId? named, OfficerId than) => named == than ? null : named;
}
