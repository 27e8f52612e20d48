using Grid.Domain.Cases;
using Grid.Domain.Officers;

namespace Grid.Domain.Rules;

/// <summary>
/// Who may do something: an officer with a power, of a class, in a post or in a slot; all that are named must hold.
/// </summary>
public sealed record Competence
{
    /// <summary>Anybody at all.</summary>
    public static readonly Competence Anybody = new();

    /// <summary>The questions it holds for, by facts of the act; every question where none is named.</summary>
    public ImmutableArray<FactMatch> When { get; init; } = [];

    public Power? Power { get; init; }

    public string? Class { get; init; }

    /// <summary>The post that a mandate of the officer comes with.</summary>
    public string? Post { get; init; }

    public Slot? Slot { get; init; }

    /// <summary>Whether only the holder of the slot will do, and not one who answers in the holder's place.</summary>
    public bool IsOfHolderAlone { get; init; }

    /// <summary>Whom to ask, for one who was refused.</summary>
    public string? Ask { get; init; }

    public bool IsAnybody => this is { Power: null, Class: null, Post: null, Slot: null };

    /// <summary>Whether the officer is such a one at the time. Broken on one count is broken.</summary>
    public Verdict Judge(CaseState state, CaseFacts facts, OfficerId by, Timestamp at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(facts);
        var officer = facts.Officer(by);
        var worst = Worse(Verdict.When(true), JudgePower(officer, state.Kind, by, at));
        worst = Worse(worst, JudgeClass(officer, by));
        worst = Worse(worst, JudgePost(officer, by, at));
        return Worse(worst, JudgeSlot(state, by));
    }

    // Broken on one count is broken, whatever cannot be said about the others.
    private static Verdict Worse(Verdict worst, Verdict next) =>
        worst is Verdict.Broken || (worst is Verdict.Undecidable && next is not Verdict.Broken) ? worst : next;

    private Verdict JudgePower(OfficerState officer, string? kind, OfficerId by, Timestamp at) =>
        Power is not { } power ? Verdict.When(true) : officer.HasPower(power, kind, at) switch
        {
            true => Verdict.When(true),
            false => new Verdict.Broken(by, Ask),
            null => new Verdict.Undecidable($"whether {by} had the power `{power}` at the time", by),
        };

    private Verdict JudgeClass(OfficerState officer, OfficerId by) => Class switch
    {
        null => Verdict.When(true),
        _ when officer.Class is null => new Verdict.Undecidable($"the class of {by}", by),
        _ => officer.Class == Class ? Verdict.When(true) : new Verdict.Broken(by, Ask),
    };

    private Verdict JudgePost(OfficerState officer, OfficerId by, Timestamp at) =>
        Post is not { } post ? Verdict.When(true) : officer.HoldsPost(post, at) switch
        {
            true => Verdict.When(true),
            false => new Verdict.Broken(by, Ask),
            null => new Verdict.Undecidable($"whether {by} held the post `{post}` at the time", by),
        };

    // A holder who may not act now may have acted before that; whether they could is judged by their standing at the
    // time.
    private Verdict JudgeSlot(CaseState state, OfficerId by) => Slot switch
    {
        null => Verdict.When(true),
        { } slot when !state.IsHeld(slot) => new Verdict.Undecidable($"the holder of slot `{slot}`", by),
        { } slot => (!IsOfHolderAlone && state.Answers(slot, by)) || state.Holds(slot, by)
            ? Verdict.When(true)
            : new Verdict.Broken(by, Ask),
    };
}
