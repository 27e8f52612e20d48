using Grid.Domain.Draws;
using Grid.Domain.Tests.Units;
using Grid.Domain.Units;
using static Grid.Domain.Tests.Units.UnitScenario;

namespace Grid.Domain.Tests.Draws;

/// <summary>Pools of a unit, and the keys of its days. It is the second of March.</summary>
public sealed class DayKeyTests
{
    private static readonly AskerId Keeper = AskerId.Parse("system:day-keys");

    private static readonly string Key = DayKeys.Derive(new byte[32], Station, "2026-03-03");

    private static readonly UnitCommand.CommitDayKey Commit = new("2026-03-03", DayKeys.CommitmentTo(Key));

    private static readonly UnitEvent.DayKeyCommitted Yesterday = new("2026-03-01", DayKeys.CommitmentTo(Key));

    private static readonly UnitEvent.DayKeyCommitted Today = new("2026-03-02", DayKeys.CommitmentTo(Key));

    internal static readonly Dictionary<RuleId, UnitScenario> Refusals = new()
    {
        [SetPoolRules.SlotIsListed.Id] =
            Given(UnderCounty).When(by: Log, new UnitCommand.SetPool(new("scribe"))),
        [SetPoolRules.MembersAreTold.Id] =
            Given(UnderCounty).When(by: Log, new UnitCommand.SetPool(Panel) { Members = [new(Ada), new(Ada)] }),
        [CommitDayKeyRules.ByTheGrid.Id] = Given(UnderCounty).When(by: Sue, Commit),
        [CommitDayKeyRules.IsWellFormed.Id] =
            Given(UnderCounty).When(by: Keeper, Commit with { Day = "tomorrow", Commitment = "x" }),
        [CommitDayKeyRules.BeforeItsDay.Id] =
            Given(UnderCounty).When(by: Keeper, Commit with { Day = "2026-03-02" }),
        [CommitDayKeyRules.ForTheNextDay.Id] =
            Given(UnderCounty).When(by: Keeper, Commit with { Day = "2026-03-04" }),
        [CommitDayKeyRules.OneForADay.Id] = Given(UnderCounty, new UnitEvent.DayKeyCommitted("2026-03-03", "other"))
            .When(by: Keeper, Commit),
        [RevealDayKeyRules.ByTheGrid.Id] =
            Given(UnderCounty, Yesterday).When(by: Sue, new UnitCommand.RevealDayKey("2026-03-01", Key)),
        [RevealDayKeyRules.WasCommitted.Id] =
            Given(UnderCounty).When(by: Keeper, new UnitCommand.RevealDayKey("2026-03-01", Key)),
        [RevealDayKeyRules.DayIsOver.Id] =
            Given(UnderCounty, Today).When(by: Keeper, new UnitCommand.RevealDayKey("2026-03-02", Key)),
        [RevealDayKeyRules.MatchesItsCommitment.Id] = Given(UnderCounty, Yesterday)
            .When(by: Keeper, new UnitCommand.RevealDayKey("2026-03-01", new string('0', DayKeys.Digits))),
    };

    [Fact]
    public void Each_rule_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            var refused = Assert.IsType<Decision<UnitEvent>.Refused>(asked.Decision);
            Assert.Contains(rule, refused.Reasons.Select(reason => reason.Rule));
        }
    }

    [Fact]
    public void A_pool_is_set_in_the_order_of_ids_and_set_again_to_the_same_is_nothing()
    {
        PoolMember[] members = [new(Bo, 50) { Specialities = ["tax"] }, new(Ada)];
        var set = new UnitEvent.PoolSet(Panel) { Members = [new(Ada), members[0]] };
        var asked = new UnitCommand.SetPool(Panel) { Members = [.. members] };
        Given(UnderCounty).When(by: Sue, asked).Then(set);
        Given(UnderCounty, set).When(by: Sue, asked).ThenNothing();
        Given(UnderCounty, set).When(by: Sue, asked with { Members = [new(Ada)] })
            .Then(new UnitEvent.PoolSet(Panel) { Members = [new(Ada)] });
    }

    [Fact]
    public void A_key_is_committed_to_once_and_told_once_its_day_is_over()
    {
        Given(UnderCounty).When(by: Keeper, Commit)
            .Then(new UnitEvent.DayKeyCommitted(Commit.Day, Commit.Commitment));
        Given(UnderCounty, new UnitEvent.DayKeyCommitted(Commit.Day, Commit.Commitment))
            .When(by: Keeper, Commit).ThenNothing();
        var tell = new UnitCommand.RevealDayKey("2026-03-01", Key);
        Given(UnderCounty, Yesterday).When(by: Keeper, tell).Then(new UnitEvent.DayKeyRevealed("2026-03-01", Key));
        Given(UnderCounty, Yesterday, new UnitEvent.DayKeyRevealed("2026-03-01", Key))
            .When(by: Keeper, tell).ThenNothing();
    }

    [Fact]
    public void A_unit_that_is_gone_still_tells_its_keys() =>
        Given(UnderCounty, Yesterday, new UnitEvent.Merged(County))
            .When(by: Keeper, new UnitCommand.RevealDayKey("2026-03-01", Key))
            .Then(new UnitEvent.DayKeyRevealed("2026-03-01", Key));

    [Fact]
    public void Of_keys_that_were_told_the_last_is_remembered()
    {
        var state = Given(
            UnderCounty, Yesterday, Today, new UnitEvent.DayKeyRevealed("2026-03-01", Key),
            new UnitEvent.DayKeyRevealed("2026-03-02", Key)).State;
        Assert.Equal(["2026-03-02"], state.DayKeys.Select(key => key.Day));
        Assert.True(state.DayKeys[0].IsRevealed);
    }
}
