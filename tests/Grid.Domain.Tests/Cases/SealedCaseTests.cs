using Grid.Domain.Rules.Conditions;
using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Cases;

/// <summary>To whom a sealed case is not open, it is not there; whoever reads it is on record.</summary>
public sealed class SealedCaseTests
{
    private static readonly SupervisionRow.Secrecy Row = new(new(new("made.sealed"), "sealed", Statute, default))
    {
        SealedKinds = ["penal"],
        SealedWhen = new Condition.Compare("secret", Comparison.OneOf, ["yes"]),
        Readers = [new(BearerKind.Slot, Panel.Value), new(BearerKind.Post, "chief")],
    };

    private static readonly RulePack Sealing = Signing with { Supervision = [Row] };

    private static readonly CaseEvent.Opened Sealed =
        OpenedByAda with { Kind = "penal", IsSealed = true, Slots = [Seat(Lead, Ada), Seat(Panel, Pat)] };

    private static readonly CaseCommand.ReadCase Read = new(new("the appeal", new string('0', 32)));

    private static readonly CaseScenario Case = Given(Sealed).Under(Sealing);

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [ReadCaseRules.ByAnOfficer.Id] = Case.When(by: Log, Read),
    };

    public static TheoryData<CaseCommand> Asked => new(
        Read, new CaseCommand.RecordAct("draft"), new CaseCommand.CloseCase(),
        new CaseCommand.TransferResponsibility(Lead, Bo), new CaseCommand.FillSlot(Panel, Bo, 2),
        new CaseCommand.RequestRecusal(Ada, "kin"), new CaseCommand.RecallCase(), new CaseCommand.CatchUp(),
        new CaseCommand.ReplyToEntry(1, new("no", new string('0', 32))), new CaseCommand.SuperviseCase("look"));

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Theory]
    [InlineData("penal", "", true)]
    [InlineData("civil", "secret=yes", true)]
    [InlineData("civil", "secret=no", false)]
    [InlineData("civil", "", false)]
    public void A_case_is_sealed_from_its_opening_by_its_kind_or_by_what_is_known_of_it(
        string kind, string fact, bool isSealed)
    {
        var opening = new CaseCommand.OpenCase(Signing.Name)
        {
            Kind = kind,
            Slots = [Seat(Lead, Ada)],
            Facts = fact.Length == 0 ? FactSet.None : FactSet.Of([new("secret", fact[7..])]),
        };

        var opened = Given().Under(Sealing).When(by: Ada, opening).And.State;

        Assert.Equal(isSealed, opened.IsSealed);
        Assert.False(Given().When(by: Ada, opening).And.State.IsSealed);
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public void Whoever_has_no_leave_is_answered_as_if_it_were_not_there(CaseCommand asked)
    {
        var there = Case.When(by: Zoe, asked).Refused;
        var nowhere = Given().Under(RulePack.None).When(by: Zoe, asked).Refused;

        AssertSame(nowhere.Reasons, there.Reasons);
        AssertSame(nowhere.Notes, there.Notes);
        var told = Case.WhenRecorded(asked, by: Zoe).Decision;
        Assert.Equal(Given().Under(RulePack.None).WhenRecorded(asked, by: Zoe).Decision.GetType(), told.GetType());
    }

    [Fact]
    public void Who_answers_in_it_their_supervisor_and_whom_the_pack_names_read_it_and_that_is_on_record()
    {
        foreach (var officer in (OfficerId[])[Ada, Sue, Pat])
        {
            Case.When(by: officer, Read).Then(new CaseEvent.CaseRead(officer, Read.Purpose.Digest));
        }

        var chief = Everybody[Max].Evolve(
            new OfficerEvent.MandateGranted(Mandate("m-2", Decide) with { Post = "chief" }), Start);
        Case.When(by: Max, Read).ThenRefused(CaseRules<CaseCommand.ReadCase>.CaseIsKnown.Id);
        Case.Knowing(Max, chief).When(by: Max, Read).Then(new CaseEvent.CaseRead(Max, Read.Purpose.Digest));
        Case.Knowing(Zoe, chief).When(by: Zoe, Read).ThenRefused(CaseRules<CaseCommand.ReadCase>.CaseIsKnown.Id);
    }

    [Fact]
    public void Each_reading_is_on_record_and_moves_nothing()
    {
        var read = Case.When(by: Sue, Read).And;

        read.When(by: Sue, Read).Then(new CaseEvent.CaseRead(Sue, Read.Purpose.Digest));
        Assert.Equal(Case.State with { Sequence = 2 }, read.State);
    }

    [Fact]
    public void What_is_not_sealed_is_open_to_anybody_and_no_reading_of_it_is_on_record() =>
        Given(OpenedByAda).Under(Sealing).When(by: Zoe, Read).ThenNothing();

    [Fact]
    public void Whom_an_entry_marks_answers_it_though_the_case_is_open_to_them_no_more()
    {
        var marked = Given(Sealed, new CaseEvent.ClueOpened(new("made.sealed"), Zoe)).Under(Sealing);
        var reply = new CaseCommand.ReplyToEntry(2, new("no", new string('0', 32)));

        marked.When(by: Zoe, reply).Then(new CaseEvent.Replied(2, Zoe, reply.Text.Digest));
        marked.When(by: Zoe, Read).ThenRefused(CaseRules<CaseCommand.ReadCase>.CaseIsKnown.Id);
    }

    [Fact]
    public void Until_somebody_answers_in_it_whoever_opened_it_may_find_somebody_to()
    {
        var empty = Given(Sealed with { Slots = [] }).Under(Sealing);
        var fill = new CaseCommand.FillSlot(Lead, Ada, 1);

        var filled = empty.When(by: Zoe, fill).And;
        empty.When(by: Zoe, Read).ThenRefused(CaseRules<CaseCommand.ReadCase>.CaseIsKnown.Id);
        filled.When(by: Zoe, fill with { Slot = Panel }).ThenRefused(CaseRules<CaseCommand.FillSlot>.CaseIsKnown.Id);
    }

    [Fact]
    public void Part_of_a_sealed_case_is_sealed_too()
    {
        var (whole, part) = (CaseId.Parse("whole"), CaseId.Parse("part"));
        var opening = new CaseCommand.OpenCase(Signing.Name) { SplitFrom = whole, Slots = [Seat(Lead, Ada)] };
        var from = Given(Sealed, new CaseEvent.SplitProposed(part));

        Assert.True(Given().Of(part).Seeing(whole, from).When(by: Ada, opening).And.State.IsSealed);
    }
}
