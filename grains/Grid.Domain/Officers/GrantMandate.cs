using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>Asks that an officer have powers, in some kinds of case, from a time until another.</summary>
    [GenerateSerializer, Immutable, Alias("officer.grant-mandate.v1")]
    public sealed record GrantMandate(MandateId Mandate) : OfficerCommand
    {
        [Id(0)]
        public ImmutableArray<Power> Powers { get; init; } = [];

        /// <summary>The kinds of case; all where none is named.</summary>
        [Id(1)]
        public ImmutableArray<string> Kinds { get; init; } = [];

        /// <summary>The first moment it holds; nothing means from now on.</summary>
        [Id(2)]
        public Timestamp? From { get; init; }

        /// <summary>The first moment it holds no longer; nothing means until revoked.</summary>
        [Id(3)]
        public Timestamp? Until { get; init; }

        /// <summary>The post it comes with, where it comes with one.</summary>
        [Id(4)]
        public string? Post { get; init; }

        public override string Deed => "officer.grant-mandate";
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The officer has a mandate.</summary>
    [GenerateSerializer, Immutable, Alias("officer.mandate-granted.v1")]
    public sealed record MandateGranted(Mandate Mandate) : OfficerEvent;
}

public static class GrantMandateRules
{
    public static readonly Rule<OfficerQuestion<OfficerCommand.GrantMandate>> MandateIsNew = new(
        new("grant.mandate-is-new"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Mandates.All(mandate => mandate.Id != question.Command.Mandate)),
        "the officer has had a mandate of this id before");

    public static readonly Rule<OfficerQuestion<OfficerCommand.GrantMandate>> PowersAreListed = new(
        new("grant.powers-are-listed"),
        RuleConcern.Form,
        question => Verdict.When(
            !question.Command.Powers.IsEmpty && question.Command.Powers.All(question.Pack.Powers.Contains)
            && question.Command.Kinds.All(question.Pack.Kinds.Contains)),
        "a power or kind of case is named that the pack does not list, or no power at all");

    public static readonly Rule<OfficerQuestion<OfficerCommand.GrantMandate>> EndFollowsBeginning = new(
        new("grant.end-follows-beginning"),
        RuleConcern.Form,
        question => question.Command.Until is not { } until
            ? Verdict.Inapplicable
            : until.CompareWith(question.Command.From ?? question.At) is { } order
                ? Verdict.When(order > 0)
                : new Verdict.Broken(),
        "the mandate would end before it begins; give both times with an offset, or both without");

    public static readonly Rule<OfficerQuestion<OfficerCommand.GrantMandate>> OfficerFitsThePost = new(
        new("grant.officer-fits-the-post"),
        RuleConcern.Law,
        question => question.Command.Post is { } name && question.Pack.Organisation.PostNamed(name) is { } post
            ? Fits(post, question.Subject, question.State.Class, question.Pack.Organisation)
            : Verdict.Inapplicable,
        "the officer must be of a class and an organ that the pack opens the post to");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.GrantMandate>>> All =
    [
        .. OfficerRules<OfficerCommand.GrantMandate>.All,
        MandateIsNew, PowersAreListed, EndFollowsBeginning, OfficerFitsThePost,
    ];

    // What a pack does not say of a class does not speak against it.
    private static Verdict Fits(PostEntry post, OfficerId officer, string? name, OrganisationLaw law) => name is null
        ? post.Classes.IsEmpty
            ? Verdict.When(true)
            : new Verdict.Undecidable($"the class of {officer}", officer)
        : Verdict.When(
            (post.Classes.IsEmpty || post.Classes.Contains(name))
            && (post.Organ is not { } organ || (law.ClassNamed(name)?.Organ ?? organ) == organ),
            officer);
}
