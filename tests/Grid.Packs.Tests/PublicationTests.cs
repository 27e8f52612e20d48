using Grid.Domain.Packs;
using NodaTime;
using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

/// <summary>What a pack says of its days, and clocks that hold for some days only.</summary>
public sealed class PublicationTests
{
    [Fact]
    public void A_pack_says_on_which_days_it_is_the_law_and_what_it_leaves_to_the_one_before()
    {
        var said = Publication("""
            kinds: [civil]
            effective: { from: 2026-01-01, until: 2026-12-31, zone: Asia/Shanghai, replaces: 0a1b2c3d }
            transition: { cases_opened_before: keep_old, kinds: [civil], until: 2026-06-30 }

            """);

        Assert.Equal(
            new EffectiveDates
            {
                From = Timestamp.Parse("2026-01-01"),
                Until = Timestamp.Parse("2026-12-31"),
                Zone = "Asia/Shanghai",
            },
            said.Effective);
        Assert.Equal((true, Timestamp.Parse("2026-06-30")), (said.Transition!.KeepsOld, said.Transition.Until));
        Assert.Equal(["civil"], said.Transition.Kinds.AsEnumerable());
        Assert.Equal("0a1b2c3d", said.Replaces);
        Assert.Equal($"pack.yaml:{Head.Split('\n').Length + 1}", said.Place);
    }

    [Fact]
    public void A_pack_need_say_nothing_of_it()
    {
        Assert.Equal(Grid.Domain.Packs.Publication.Plain, Publication(""));
        Assert.Null(Publication(
            "effective: { from: 2026-01-01 }\ntransition: { cases_opened_before: new_version }\n").Transition);
    }

    [Theory]
    [InlineData(
        "effective: { from: 2026-01-01, until: 2025-12-31 } # <-",
        "`until` lies before `from`",
        "put the later day last")]
    [InlineData(
        "effective: { from: 2026-02-30 } # <-",
        "`2026-02-30` is not a day of the calendar",
        "write it as 2026-03-02")]
    [InlineData("effective: {} # <-", "`effective` says nothing", "say `from`, `until` or `replaces`, or leave it out")]
    [InlineData(
        "effective: { from: 2026-01-01, zone: Asia/Shanghia } # <-",
        "unknown zone `Asia/Shanghia`",
        "name it as the tz database does: Asia/Shanghai")]
    [InlineData(
        "effective: { replaces: latest } # <-",
        "`latest` is no version",
        "write the hash, or at least its first eight digits, in quotes")]
    [InlineData(
        "transition: { cases_opened_before: keep_old } # <-",
        "nothing is opened before a pack without a first day",
        "add `effective: { from: … }`")]
    [InlineData(
        "effective: { from: 2026-01-01 }\ntransition: { cases_opened_before: keep } # <-",
        "unknown rule of transition `keep`",
        "use one of `keep_old`, `new_version`")]
    public void What_makes_no_sense_is_refused_with_line_and_fix(string said, string problem, string fix) =>
        Refused(Head + said + "\n", problem, fix);

    [Fact]
    public void What_is_superseded_holds_for_starts_before_the_day_of_its_successor()
    {
        var old = ClockText.Pack.ClockNamed(new("T-P14"))!;
        var successor = ClockText.Pack.ClockNamed(new("T-M06"))!;

        Assert.Equal((new LocalDate(2024, 1, 1), null), (old.SupersededFrom, old.HoldsFrom));
        Assert.Equal(new LocalDate(2024, 1, 1), successor.HoldsFrom);
        Assert.True(old.HoldsAt(Timestamp.Parse("2023-12-31T23:59")));
        Assert.False(old.HoldsAt(Timestamp.Parse("2024-01-01")));
        Assert.False(successor.HoldsAt(Timestamp.Parse("2023-12-31T15:59Z")));
        Assert.True(successor.HoldsAt(Timestamp.Parse("2023-12-31T16:00Z")));
    }

    [Fact]
    public void A_row_may_say_the_day_itself_and_without_any_day_the_old_clock_is_only_shown()
    {
        var text = ClockText.InOrder.Replace(
            "superseded_by: T-M06", "superseded_by: { clock: T-M06, from: 2013-01-01 }", StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2013, 1, 1), Compile(text).Pack!.ClockNamed(new("T-P14"))!.SupersededFrom);

        var unknown = ClockText.InOrder.Replace(", from: 2024-01-01 }", " }", StringComparison.Ordinal);
        var shown = Compile(unknown).Pack!;
        Assert.False(shown.ClockNamed(new("T-P14"))!.HoldsAt(Timestamp.Parse("1999-01-01")));
        Assert.True(shown.ClockNamed(new("T-M06"))!.HoldsAt(Timestamp.Parse("1999-01-01")));
    }

    [Fact]
    public void The_figures_of_2000_are_counted_from_starts_before_the_laws_that_changed_them()
    {
        var old = CnPack.Clock("CAL-11.1");
        Assert.True(old.HoldsAt(Timestamp.Parse("2012-12-31")));
        Assert.False(old.HoldsAt(Timestamp.Parse("2013-01-01")));
        Assert.True(CnPack.Clock("T-C04").HoldsAt(Timestamp.Parse("2013-01-01")));
        Assert.False(CnPack.Clock("T-C04").HoldsAt(Timestamp.Parse("2012-12-31")));
    }

    private static Publication Publication(string said)
    {
        var compiled = Compile(Head + said);
        Assert.Empty(compiled.Problems);
        return compiled.Pack!.Publication;
    }
}
