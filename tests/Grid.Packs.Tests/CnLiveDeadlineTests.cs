using Grid.Packs.Tests.Corpus;
using Xunit.Abstractions;

namespace Grid.Packs.Tests;

/// <summary>What the calculator makes of a clock, the clock of a living case makes of it, too.</summary>
public sealed class CnLiveDeadlineTests(ITestOutputHelper output)
{
    // Which acts are lawful is for the rules; here acts only move clocks.
    private static RulePack Pack => CnPack.Pack with { Rules = [] };

    [Fact]
    public void Every_limit_ends_in_a_living_case_as_it_was_reckoned()
    {
        var pack = Pack;
        var live = DeadlineCorpus.All
            .Where(one => LiveDeadline.IsLive(one, pack.ClockNamed(new(one.Clock))!)).ToArray();
        var mistakes = live.SelectMany(one => LiveDeadline.Mistakes(pack, one)).ToArray();

        output.WriteLine($"{live.Length} of {DeadlineCorpus.All.Length} cases live, {mistakes.Length} mistakes");
        Assert.True(mistakes.Length == 0, string.Join(Environment.NewLine, mistakes));
    }

    [Fact]
    public void What_a_living_case_cannot_come_to_is_superseded_or_as_of_an_earlier_day() =>
        Assert.All(
            DeadlineCorpus.All.Where(one => !LiveDeadline.IsLive(one, Pack.ClockNamed(new(one.Clock))!)
                && !DeedEvents.All.Contains(Pack.ClockNamed(new(one.Clock))!.Start.Event)),
            one => Assert.True(one.AsOf is not null || Pack.ClockNamed(new(one.Clock))!.SupersededBy is not null));

    /// <summary>Those that no act starts: cases of the corpus come to them by the deeds themselves.</summary>
    [Fact]
    public void What_another_deed_than_an_act_starts_is_these() => Assert.Equal(
        [
            "SUP-100.1", "SUP-105.1", "SUP-20.2", "SUP-20.3", "SUP-22.2", "SUP-25.1", "SUP-26.1", "checks.reported",
            "handover.received",
        ],
        from clock in Pack.Clocks
        where DeedEvents.All.Contains(clock.Start.Event)
        orderby clock.Id.Value
        select clock.Id.Value);
}
