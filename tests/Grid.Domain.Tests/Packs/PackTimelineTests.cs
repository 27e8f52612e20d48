using Grid.Domain.Packs;

namespace Grid.Domain.Tests.Packs;

/// <summary>Which version of a pack is the law, and which versions cannot stand beside each other.</summary>
public sealed class PackTimelineTests
{
    private static readonly PublishedVersion Plain = new(new("plain"));

    [Fact]
    public void A_version_judges_from_its_first_day_on_and_the_one_before_it_up_to_then()
    {
        var timeline = Of(Plain, Dated("a", "2024-01-01"), Dated("b", "2026-01-01"));

        Assert.Equal("plain", At(timeline, "2023-12-31T23:59:59"));
        Assert.Equal("a", At(timeline, "2024-01-01"));
        Assert.Equal("a", At(timeline, "2025-12-31T23:59:59"));
        Assert.Equal("b", At(timeline, "2026-01-01T00:00"));
        Assert.Equal("b", At(timeline, "2099-01-01"));
    }

    [Fact]
    public void The_last_day_counts_and_after_it_none_is_the_law()
    {
        var timeline = Of(Dated("a", "2024-01-01", "2024-12-31"), Dated("b", "2026-01-01"));

        Assert.Equal("a", At(timeline, "2024-12-31T23:00"));
        Assert.Null(At(timeline, "2025-01-01"));
        Assert.Null(At(timeline, "2023-12-31"));
        Assert.Equal("b", At(timeline, "2026-01-01"));
    }

    [Fact]
    public void Days_begin_where_the_zone_says()
    {
        var dates = new EffectiveDates { From = Timestamp.Parse("2026-01-01"), Zone = "Asia/Shanghai" };
        var timeline = Of(Plain, new(new("b")) { Effective = dates });

        Assert.Equal("plain", At(timeline, "2025-12-31T15:59:59Z"));
        Assert.Equal("b", At(timeline, "2025-12-31T16:00:00Z"));
        Assert.Equal("b", At(timeline, "2026-01-01T00:00:00"));
        Assert.Equal("plain", At(timeline, "2025-12-31T23:59:59+08:00"));
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59-12:00")]
    [InlineData("9999-12-31T20:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999+14:00")]
    public void On_its_last_day_time_has_a_day_everywhere(string at)
    {
        var dates = new EffectiveDates { From = Timestamp.Parse("2026-01-01"), Zone = "Asia/Shanghai" };

        Assert.Equal("b", At(Of(Plain, new(new("b")) { Effective = dates }), at));
    }

    [Fact]
    public void The_order_of_publication_does_not_matter()
    {
        PublishedVersion[] versions =
            [Dated("a", "2020-01-01"), Dated("b", "2022-01-01", "2022-12-31"), Dated("c", "2023-01-01")];
        var told = from first in versions
                   from second in versions.Except([first])
                   from third in versions.Except([first, second])
                   select string.Join(',', Of(first, second, third).Versions.Select(known => known.Version.Value));

        Assert.Equal(["a,b,c"], told.Distinct());
        Assert.All(versions, last => Assert.Null(Of([.. versions.Except([last])]).ConflictWith(last, null)));
    }

    [Theory]
    [InlineData("2024-01-01", null, "2024-01-01", null, true)]
    [InlineData("2024-01-01", null, "2025-01-01", null, false)]
    [InlineData("2025-01-01", null, "2024-01-01", null, false)]
    [InlineData("2024-01-01", "2024-12-31", "2025-01-01", null, false)]
    [InlineData("2024-01-01", "2025-01-01", "2025-01-01", null, true)]
    [InlineData("2025-01-01", null, "2024-01-01", "2025-01-01", true)]
    [InlineData("2025-01-01", null, "2024-01-01", "2024-12-31", false)]
    [InlineData(null, "2024-12-31", "2024-06-01", null, true)]
    [InlineData(null, "2024-12-31", "2025-01-01", null, false)]
    public void Two_versions_conflict_where_both_say_that_they_are_the_law_on_a_day(
        string? from, string? until, string? otherFrom, string? otherUntil, bool conflict) => Assert.Equal(
            conflict, Of(Dated("a", from, until)).ConflictWith(Dated("b", otherFrom, otherUntil), null) is not null);

    [Fact]
    public void A_version_without_days_takes_the_place_of_another_but_not_of_days_that_were_said()
    {
        Assert.Null(Of(Plain).ConflictWith(new(new("next")), null));
        Assert.Equal("next", At(Of(Plain, new(new("next"))), "2026-01-01"));
        Assert.NotNull(Of(Plain, Dated("a", "2024-01-01")).ConflictWith(new(new("next")), null));
    }

    [Fact]
    public void What_is_replaced_is_as_if_it_had_never_been()
    {
        var timeline = Of(Dated("a", "2024-01-01"), Dated("b", "2026-01-01"));
        var corrected = Dated("c", "2024-01-01");

        Assert.Equal("a", timeline.ConflictWith(corrected, null)?.Version.Value);
        Assert.Null(timeline.ConflictWith(corrected, new("a")));
        Assert.Equal("c", At(timeline.With(corrected, new("a")), "2025-01-01"));
    }

    [Fact]
    public void Cases_that_were_opened_before_keep_the_old_version_where_the_new_one_says_so()
    {
        var timeline = Of(Dated("a", "2024-01-01"), Keeping("b", "2026-01-01", new() { KeepsOld = true }));

        Assert.Equal("a", At(timeline, "2026-03-01", opened: "2025-12-31"));
        Assert.Equal("b", At(timeline, "2026-03-01", opened: "2026-01-01"));
        Assert.Equal("b", At(timeline, "2026-03-01"));
        Assert.Equal("a", At(timeline, "2025-03-01", opened: "2026-02-01"));
    }

    [Fact]
    public void Old_cases_may_be_left_to_the_old_version_for_some_kinds_and_for_a_time()
    {
        var left = new PackTransition { KeepsOld = true, Kinds = ["civil"], Until = Timestamp.Parse("2026-06-30") };
        var timeline = Of(Dated("a", "2024-01-01"), Keeping("b", "2026-01-01", left));

        Assert.Equal("a", At(timeline, "2026-06-30T18:00", opened: "2025-05-01", kind: "civil"));
        Assert.Equal("b", At(timeline, "2026-07-01", opened: "2025-05-01", kind: "civil"));
        Assert.Equal("b", At(timeline, "2026-03-01", opened: "2025-05-01", kind: "criminal"));
        Assert.Equal("b", At(timeline, "2026-03-01", opened: "2025-05-01"));
    }

    [Fact]
    public void A_case_may_keep_a_version_over_several_changes()
    {
        var keeps = new PackTransition { KeepsOld = true };
        var timeline = Of(Plain, Keeping("a", "2024-01-01", keeps), Keeping("b", "2026-01-01", keeps));

        Assert.Equal("plain", At(timeline, "2026-03-01", opened: "2023-05-01"));
        Assert.Equal("a", At(timeline, "2026-03-01", opened: "2024-05-01"));
    }

    private static PackTimeline Of(params ReadOnlySpan<PublishedVersion> versions)
    {
        var timeline = PackTimeline.None;
        foreach (var version in versions)
        {
            timeline = timeline.With(version, null);
        }

        return timeline;
    }

    private static string? At(PackTimeline timeline, string at, string? opened = null, string? kind = null) =>
        timeline.For(new(Timestamp.Parse(at), Time(opened), kind))?.Version.Value;

    private static PublishedVersion Dated(string version, string? from, string? until = null) =>
        new(new(version)) { Effective = new() { From = Time(from), Until = Time(until) } };

    private static PublishedVersion Keeping(string version, string from, PackTransition transition) =>
        Dated(version, from) with { Transition = transition };

    private static Timestamp? Time(string? text) => text is null ? null : Timestamp.Parse(text);
}
