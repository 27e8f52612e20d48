using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

public sealed class GrantMandateTests
{
    private static readonly OfficerCommand.GrantMandate Grant = new(new MandateId("m-1")) { Powers = [Decide] };

    private static readonly OfficerCommand.GrantMandate InTheChair = Grant with { Post = "chair" };

    private static readonly RulePack WithChair = Signing with
    {
        Organisation = new()
        {
            Posts = [new("chair") { Classes = ["judge"], Organ = "court" }],
            Classes = [new("judge") { Organ = "court" }],
        },
    };

    internal static readonly Dictionary<RuleId, OfficerScenario> Refusals = new()
    {
        [OfficerRules<OfficerCommand.GrantMandate>.OfficerIsKnown.Id] = Given().When(by: Log, Grant),
        [OfficerAskerRules<OfficerCommand.GrantMandate>.HasPower.Id] = Given(InOffice)
            .Under(Signing with { Deeds = Signing.Deeds.Add("officer.grant-mandate", Manage) })
            .When(by: Sue, Grant),
        [GrantMandateRules.MandateIsNew.Id] =
            Given(InOffice, new OfficerEvent.MandateGranted(Mandate("m-1", Decide))).When(by: Sue, Grant),
        [GrantMandateRules.PowersAreListed.Id] = Given(InOffice).When(by: Sue, Grant with { Powers = [new("fly")] }),
        [GrantMandateRules.OfficerFitsThePost.Id] = Given(InOffice).Under(WithChair).When(by: Sue, InTheChair),
        [GrantMandateRules.EndFollowsBeginning.Id] = Given(InOffice).When(by: Sue, Grant with { Until = Start }),
    };

    [Fact]
    public void The_supervisor_grants_a_mandate_from_now_on() =>
        Given(InOffice)
            .When(by: Sue, Grant with { Kinds = ["civil"], Post = "chair" })
            .Then(new OfficerEvent.MandateGranted(new(new("m-1"))
            {
                Powers = [Decide],
                Kinds = ["civil"],
                From = Now,
                GrantedBy = Sue,
                Post = "chair",
            }));

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void One_with_the_power_that_the_pack_names_grants_it() =>
        Assert.Single(Given(InOffice)
            .Under(Signing with { Deeds = Signing.Deeds.Add("officer.grant-mandate", Decide) })
            .When(by: Zoe, Grant).Events);

    [Fact]
    public void A_post_goes_to_those_whom_the_pack_opens_it_to()
    {
        Assert.Single(OfClass("judge").Under(WithChair).When(by: Sue, InTheChair).Events);
        OfClass("clerk").Under(WithChair).When(by: Sue, InTheChair)
            .ThenRefused(GrantMandateRules.OfficerFitsThePost.Id);
        // Of a post that the pack does not know nothing is asked.
        Assert.Single(OfClass("clerk").Under(WithChair).When(by: Sue, Grant with { Post = "stool" }).Events);

        static OfficerScenario OfClass(string name) => Given(InOffice with { Class = name });
    }

    [Fact]
    public void A_mandate_of_a_used_id_is_not_granted_again() =>
        Given(InOffice).When(by: Sue, Grant).And.When(by: Sue, Grant).ThenRefused(GrantMandateRules.MandateIsNew.Id);

    [Fact]
    public void A_mandate_without_any_power_or_for_a_kind_unlisted_makes_no_sense()
    {
        Given(InOffice).When(by: Sue, Grant with { Powers = [] }).ThenRefused(GrantMandateRules.PowersAreListed.Id);
        Given(InOffice)
            .When(by: Sue, Grant with { Kinds = ["maritime"] }).ThenRefused(GrantMandateRules.PowersAreListed.Id);
    }

    [Fact]
    public void An_end_that_cannot_be_compared_with_the_beginning_makes_no_sense() =>
        Given(InOffice)
            .When(by: Sue, Grant with { Until = Timestamp.Parse("2030-01-01T00:00:00") })
            .ThenRefused(GrantMandateRules.EndFollowsBeginning.Id);

    [Theory]
    [InlineData("2026-03-02T09:59:59Z", false)]
    [InlineData("2026-03-02T10:00:00Z", true)]
    [InlineData("2026-03-03T09:59:59Z", true)]
    [InlineData("2026-03-03T10:00:00Z", false)]
    [InlineData("2026-03-03T09:00:00", null)]
    public void A_mandate_holds_from_its_first_moment_until_its_end(string at, bool? holds)
    {
        var until = Timestamp.Parse("2026-03-03T10:00:00Z");

        var officer = Given(InOffice).When(by: Sue, Grant with { Until = until }).And.State;

        Assert.Equal(holds, officer.HasPower(Decide, null, Timestamp.Parse(at)));
    }

    [Theory]
    [InlineData("civil", true)]
    [InlineData("penal", false)]
    [InlineData(null, false)]
    public void A_mandate_for_one_kind_covers_no_other(string? kind, bool holds)
    {
        var officer = Given(InOffice).When(by: Sue, Grant with { Kinds = ["civil"] }).And.State;

        Assert.Equal(holds, officer.HasPower(Decide, kind, Now));
        Assert.Equal(holds ? [Decide] : [], officer.PowersAt(kind, Now).ToArray());
        Assert.Equal([Decide], officer.PowersAt(Now).ToArray());
    }
}
