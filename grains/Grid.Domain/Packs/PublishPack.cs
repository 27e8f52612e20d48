namespace Grid.Domain.Packs;

public abstract partial record PackCommand
{
    /// <summary>Asks that a version of the pack be in force: on the days it says, or else from now on.</summary>
    /// <param name="Version">The hash of <paramref name="Content"/>.</param>
    /// <param name="Content">The canonical JSON object of the pack's files: name → text.</param>
    [GenerateSerializer, Immutable, Alias("pack.publish-pack.v1")]
    public sealed record PublishPack(PackVersion Version, string Content) : PackCommand
    {
        /// <summary>
        /// The submission that puts a version in force after what is published now. Its id follows from both, so that
        /// whoever finds the same pack to publish at the same time submits the same command.
        /// </summary>
        /// <param name="by">Who publishes.</param>
        /// <param name="after">The sequence of the pack's stream as last seen.</param>
        public Submission<PackCommand> SubmittedBy(AskerId by, int after) =>
            new(new($"publish-{Version}-after-{after}"), by, this);
    }
}

public abstract partial record PackEvent
{
    /// <summary>The version is in force on its days; its content is stored under its hash.</summary>
    [GenerateSerializer, Immutable, Alias("pack.published.v1")]
    public sealed record Published(PackVersion Version) : PackEvent
    {
        /// <summary>The days on which it is the law; nothing where it says none.</summary>
        [Id(0)]
        public EffectiveDates? Effective { get; init; }

        /// <summary>What it leaves to the version before it.</summary>
        [Id(1)]
        public PackTransition? Transition { get; init; }

        /// <summary>The version whose place it takes, as if that had never been.</summary>
        [Id(2)]
        public PackVersion? Replaces { get; init; }

        public PublishedVersion AsVersion() => new(Version) { Effective = Effective, Transition = Transition };
    }

    /// <summary>A retry was answered without effect; written so that an earlier attempt is fenced off.</summary>
    [GenerateSerializer, Immutable, Alias("pack.retry-settled.v1")]
    public sealed record RetrySettled : PackEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }
}

public static class PublishPackRules
{
    public static readonly RuleId IsWellFormedId = new("publish.pack-is-well-formed");

    /// <summary>The shell compiles the content; what it found wrong is a fact like any other.</summary>
    public static readonly Rule<PackFacts> IsWellFormed = new(
        IsWellFormedId,
        RuleConcern.Form,
        facts => Verdict.When(facts.Problems.IsEmpty),
        "the pack's content does not compile, or is not what its version says");

    public static readonly Rule<PackQuestion> ReplacedIsPublished = new(
        new("publish.replaced-is-published"),
        RuleConcern.Form,
        question => question.State.Timeline.Has(question.Version) || question.Facts.Publication.Replaces is null
            ? Verdict.Inapplicable
            : Verdict.When(question.Replaced is not null),
        "the version to be replaced is not in force on any day");

    /// <summary>On each day one version is the law. What is in force stays so.</summary>
    public static readonly Rule<PackQuestion> DatesAreFree = new(
        new("publish.dates-are-free"),
        RuleConcern.Law,
        question => question.State.Timeline.Has(question.Version)
            ? Verdict.Inapplicable
            : Verdict.When(question.Conflict is null),
        "another version of the pack is in force on some of the same days");
}
