using Grid.Domain.Packs;
using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Packs;

public sealed class PublishPackTests
{
    private static readonly PackVersion Version = new("aa");
    private static readonly PackState IsPublished = PackState.None.Evolve(new PackEvent.Published(Version));

    internal static readonly Dictionary<RuleId, Decision<PackEvent>> Refusals = new()
    {
        [PublishPackRules.IsWellFormed.Id] = Publish(PackState.None, problems: "acts.yaml:3: no such act"),
        [PublishPackRules.DatesAreFree.Id] = Publish(IsDated, new Publication { Place = "pack.yaml:3" }),
        [PublishPackRules.ReplacedIsPublished.Id] =
            Publish(IsDated, new Publication { Replaces = "dddddddd", Place = "pack.yaml:3" }),
    };

    private static PackState IsDated => PackState.None.Evolve(new PackEvent.Published(new("bbbbbbbbbbbbbbbb"))
    {
        Effective = new() { From = Timestamp.Parse("2026-01-01") },
    });

    private static Decision<PackEvent> Publish(PackState state, Publication publication) => PackDecider.Decide(
        state,
        new(new("c-1"), Log, new PackCommand.PublishPack(Version, "{}")),
        new([]) { Publication = publication });

    private static Decision<PackEvent> Publish(
        PackState state, int attempt = 1, params ImmutableArray<string> problems) =>
        PackDecider.Decide(
            state,
            new(new("c-1"), Log, new PackCommand.PublishPack(Version, "{}")) { Attempt = attempt },
            new(problems));

    [Fact]
    public void A_version_is_published() => CaseScenario.AssertSame(
        [new PackEvent.Published(Version)],
        Assert.IsType<Decision<PackEvent>.Accepted>(Publish(PackState.None)).Events);

    [Fact]
    public void Another_version_takes_its_place() => Assert.Equal(
        Version,
        PackState.None.Evolve(new PackEvent.Published(new("bb"))).Evolve(new PackEvent.Published(Version)).Current);

    [Fact]
    public void A_version_is_published_with_its_days_and_what_it_leaves_to_the_one_before()
    {
        var dates = new EffectiveDates { From = Timestamp.Parse("2027-01-01") };
        var transition = new PackTransition { KeepsOld = true };
        var accepted = Publish(IsDated, new Publication { Effective = dates, Transition = transition });

        CaseScenario.AssertSame(
            [new PackEvent.Published(Version) { Effective = dates, Transition = transition }],
            Assert.IsType<Decision<PackEvent>.Accepted>(accepted).Events);
    }

    [Fact]
    public void Days_that_another_version_has_are_refused_with_place_and_fix()
    {
        var reason = Assert.Single(Assert.IsType<Decision<PackEvent>.Refused>(
            Publish(IsDated, new Publication
            {
                Effective = new() { From = Timestamp.Parse("2026-01-01") },
                Place = "pack.yaml:3",
            })).Reasons);

        Assert.Equal(
            "pack.yaml:3: this version holds from 2026-01-01, version bbbbbbbbbbbb from 2026-01-01; "
            + "let one end before the other begins, or say `effective: { replaces: bbbbbbbbbbbb }`",
            reason.Missing);
    }

    [Fact]
    public void A_correction_takes_the_place_of_what_it_names()
    {
        var publication = new Publication
        {
            Effective = new() { From = Timestamp.Parse("2026-01-01") },
            Replaces = "bbbbbbbb",
        };
        var published = Assert.IsType<PackEvent.Published>(Assert.Single(
            Assert.IsType<Decision<PackEvent>.Accepted>(Publish(IsDated, publication)).Events));

        Assert.Equal(new PackVersion("bbbbbbbbbbbbbbbb"), published.Replaces);
        Assert.Equal(Version, Assert.Single(IsDated.Evolve(published).Timeline.Versions).Version);
        Assert.IsType<Decision<PackEvent>.AlreadySo>(Publish(IsDated.Evolve(published), publication));
    }

    [Fact]
    public void Publishing_what_is_in_force_changes_nothing() =>
        Assert.Empty(Assert.IsType<Decision<PackEvent>.AlreadySo>(Publish(IsPublished)).Notes);

    [Fact]
    public void Every_problem_of_the_content_is_a_reason()
    {
        var refused = Assert.IsType<Decision<PackEvent>.Refused>(Publish(PackState.None, problems: ["a", "b"]));

        Assert.Equal(["a", "b"], refused.Reasons.Select(reason => reason.Missing));
        Assert.All(refused.Reasons, reason => Assert.Equal(PublishPackRules.IsWellFormed.Id, reason.Rule));
        Assert.Empty(refused.Notes);
    }

    [Fact]
    public void A_retry_answered_without_effect_is_settled_by_an_entry_that_moves_nothing()
    {
        var settled = Assert.IsType<Decision<PackEvent>.AlreadySo>(Publish(IsPublished, attempt: 2)).Notes;
        var refused = Assert.IsType<Decision<PackEvent>.Refused>(Publish(IsPublished, attempt: 2, problems: "a"));

        CaseScenario.AssertSame([new PackEvent.RetrySettled()], settled);
        CaseScenario.AssertSame([new PackEvent.RetrySettled { Reasons = refused.Reasons }], refused.Notes);
        Assert.Equal(IsPublished with { Sequence = 2 }, IsPublished.Evolve(settled[0]));
    }
}
