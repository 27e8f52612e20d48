namespace Grid.Domain.Tests.Cases;

/// <summary>What would come before something that is signed is kept apart, or is told as late.</summary>
public sealed class QuarantineTests
{
    private const string Before = "2026-02-01T09:00:00Z";

    private static readonly AskerId Log = AskerId.Parse("system:log");

    private static readonly RulePack Sealing = Signing with { Seals = [Act("approve")] };

    private static readonly PersonalText Found = new("found later", new string('0', 32));

    private static readonly CaseCommand.RecordAct Draft = new("draft") { Officer = Ada };

    private static CaseScenario Signed(bool isRun = true) => CaseScenario.Given(
        new CaseEvent.Opened(Sealing.Name, isRun) { Slots = [Seat(Lead, Ada)] },
        new CaseEvent.ActRecorded("approve") { Officer = Ada }).Under(Sealing);

    [Fact]
    public void An_act_from_before_is_kept_with_who_told_of_it_and_is_no_act()
    {
        var told = Signed().WhenRecorded(Draft, Before);
        told.Then(new CaseEvent.ActQuarantined("draft", Log, 2) { Officer = Ada });
        var kept = Assert.Single(told.And.State.Quarantine);
        Assert.Equal(
            (3, "draft", Log, Before, 2), (kept.Sequence, kept.Act, kept.Submitter, $"{kept.At}", kept.Before));
        Assert.Single(told.And.State.Acts);
    }

    [Fact]
    public void An_honest_late_entry_is_an_act_for_good_and_marked()
    {
        var late = Signed().WhenRecorded(Draft with { Late = new(Sue, Found) }, Before).And.State;
        Assert.Empty(late.Quarantine);
        Assert.Equal(new LateOnRecord(Sue, Found.Digest), late.Acts[^1].Late);
    }

    [Fact]
    public void Nobody_approves_of_their_own_late_entry_nor_who_is_not_in_office()
    {
        Assert.Single(Signed().WhenRecorded(Draft with { Late = new(Ada, Found) }, Before).And.State.Quarantine);
        Assert.Single(Signed().WhenRecorded(Draft with { Late = new(Bo, Found) }, Before, Bo).And.State.Quarantine);
        Assert.Single(
            Signed().Suspended(Sue).WhenRecorded(Draft with { Late = new(Sue, Found) }, Before).And.State.Quarantine);
    }

    [Theory]
    [InlineData("2026-03-05T09:00:00Z")]
    [InlineData(null)]
    public void What_is_told_of_a_later_time_is_taken(string? at) =>
        Assert.Equal(2, Signed().WhenRecorded(Draft, at).And.State.Acts.Length);

    [Fact]
    public void A_case_that_is_only_recorded_tells_what_it_tells() =>
        Assert.Equal(2, Signed(isRun: false).WhenRecorded(Draft, Before).And.State.Acts.Length);

    [Fact]
    public void Without_a_seal_nothing_is_kept_apart() =>
        Assert.Equal(2, Signed().Under(Signing).WhenRecorded(Draft, Before).And.State.Acts.Length);
}
