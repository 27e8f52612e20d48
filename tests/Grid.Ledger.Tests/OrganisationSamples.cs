using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Units;

namespace Grid.Ledger.Tests;

/// <summary>Samples of what happens to units, to officers who go, and to cases because of either.</summary>
internal static class OrganisationSamples
{
    private static readonly PackName Pack = new("permit");
    private static readonly UnitId Station = new("unit:town-1/station");
    private static readonly UnitId County = new("unit:town-1/county");
    private static readonly OfficerId Ada = new("officer:town-1/ada");
    private static readonly PersonalText Text = new("told in person", new string('a', 32));

    public static readonly Burst Burst = new(
        new("S-1"), Timestamp.Parse("2026-12-31T16:00:00Z"), Timestamp.Parse("2026-12-31T16:00:59Z"), 500)
    {
        Cases = [CaseId.Parse("c-1"), CaseId.Parse("c-2")],
        Last = CaseId.Parse("c-500"),
        Entry = 12,
    };

    private static readonly ImmutableArray<Reason> Reasons =
        [new(new("made.broken"), "one officer did both") { Source = new("Code", "§ 7 (2)"), Ask = Ada.Value }];

    public static IEnumerable<object> Events() =>
    [
        new CaseEvent.UnitFollowed(Station, County),
        new CaseEvent.Replied(7, Ada, Text.Digest),
        new CaseEvent.CaseRead(Ada, Text.Digest),
        new OfficerEvent.LeavingPlanned(Leaving.Departure, Text.Digest),
        new OfficerEvent.LeavingPlanned(Leaving.Leave, Grounds: null),
        new OfficerEvent.LeftOffice(Leaving.Departure, Text.Digest),
        new OfficerEvent.LeftOffice(Leaving.Leave, Grounds: null),
        new OfficerEvent.Returned(Text.Digest),
        new OfficerEvent.Returned(Grounds: null),
        new OfficerEvent.BurstNoted(Pack, Burst),
        new UnitEvent.Registered(Pack) { Organ = "police", Name = "a station", Lead = County, Supervise = County },
        new UnitEvent.Registered(Pack),
        new UnitEvent.Moved(TieKind.Supervise, Station, County),
        new UnitEvent.Moved(TieKind.Lead, From: null, To: null),
        new UnitEvent.Appointed(UnitPost.ActingHead, Ada),
        new UnitEvent.Relieved(UnitPost.Head, Ada) { Grounds = Text.Digest },
        new UnitEvent.Relieved(UnitPost.Deputy, Ada),
        new UnitEvent.Merged(County),
        new UnitEvent.Split(County) { Officers = [Ada] },
        new UnitEvent.Closed(Text.Digest),
        new UnitEvent.Closed(Grounds: null),
        new UnitEvent.AttemptNoted("unit.merge") { Reasons = Reasons },
        new UnitEvent.RetrySettled("unit.merge") { Reasons = Reasons },
        new UnitEvent.RetrySettled("unit.merge"),
    ];

    public static IEnumerable<object> Commands() =>
    [
        new CaseCommand.CatchUp(),
        new CaseCommand.ReadCase(Text),
        new CaseCommand.TellBurst(Ada, new("S-1")),
        new CaseCommand.ReplyToEntry(7, Text),
        new OfficerCommand.PlanLeaving(Leaving.Departure, Text),
        new OfficerCommand.PlanLeaving(Leaving.Leave),
        new OfficerCommand.LeaveOffice(Leaving.Departure, Text),
        new OfficerCommand.LeaveOffice(Leaving.Leave),
        new OfficerCommand.ReturnToOffice(Text),
        new OfficerCommand.ReturnToOffice(),
        new OfficerCommand.NoteBurst(Pack, Burst),
        new UnitCommand.RegisterUnit(Pack) { Organ = "police", Name = "a station", Lead = County, Supervise = County },
        new UnitCommand.RegisterUnit(Pack),
        new UnitCommand.MoveUnit(TieKind.Supervise, County),
        new UnitCommand.MoveUnit(TieKind.Lead, To: null),
        new UnitCommand.AppointToPost(UnitPost.ActingHead, Ada),
        new UnitCommand.RelievePost(UnitPost.Head, Text),
        new UnitCommand.RelievePost(UnitPost.Deputy),
        new UnitCommand.MergeUnit(County),
        new UnitCommand.SplitUnit(County) { Officers = [Ada] },
        new UnitCommand.CloseUnit(Text),
        new UnitCommand.CloseUnit(),
    ];
}
