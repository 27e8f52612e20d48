using Grid.Domain.Officers;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Units;

/// <summary>What holds of every deed but the registration, and of whoever asks.</summary>
public static class UnitRules<TCommand>
    where TCommand : UnitCommand
{
    public static readonly Rule<UnitQuestion<TCommand>> AskerIsActive = new(
        new("unit.asker-is-active"),
        RuleConcern.Authority,
        question => AskingOfficer.IsActive(
            question.IsRequest, question.Facts.Asking, question.Facts.Now, question.Submission.By.Officer),
        AskingOfficer.MustBeActive);

    /// <summary>The power the pack names for the deed; where it names none, whoever leads a unit above.</summary>
    public static readonly Rule<UnitQuestion<TCommand>> AskerHasPower = new(
        new("unit.asker-has-power"),
        RuleConcern.Authority,
        question => AskingOfficer.HasPower(
            question.IsRequest ? question.Facts.Asking : null,
            question.Pack.PowerFor(question.Command.Deed),
            question.Facts.Now,
            question.Submission.By.Officer,
            by => by == question.Pack.Oversight || LeadsAbove(question, by)),
        "the asker has no authority over this unit");

    public static readonly Rule<UnitQuestion<TCommand>> RequestIsForNow = new(
        new("unit.request-is-for-now"),
        RuleConcern.Form,
        question => Verdict.When(!question.IsRequest || question.Submission.At is null),
        "a request is for now; tell of what happened at another time as a record");

    public static readonly Rule<UnitQuestion<TCommand>> TextsAreSalted = new(
        new("unit.texts-are-salted"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Texts.All(text => text.IsWellFormed)),
        "a personal text needs a salt of sixteen bytes, in lower-case hex");

    public static readonly Rule<UnitQuestion<TCommand>> UnitIsKnown = new(
        new("unit.is-known"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Status != UnitStatus.None),
        "no unit of this id has been registered");

    /// <summary>Of a unit that has ended nothing more is told either: what it was goes on elsewhere.</summary>
    public static readonly Rule<UnitQuestion<TCommand>> UnitIsOpen = new(
        new("unit.is-open"),
        RuleConcern.Form,
        question => Verdict.When(question.State.Status is UnitStatus.Open or UnitStatus.None),
        "the unit has been merged into another, or closed");

    /// <summary>What is above must be there.</summary>
    public static readonly Rule<UnitQuestion<TCommand>> NamedAreOpen = new(
        new("unit.named-are-open"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Named.All(
            id => id == question.Subject || question.Facts.Unit(id).Status == UnitStatus.Open)),
        "a unit is named that nobody has registered, or that has been merged or closed");

    /// <summary>Else nobody at all would be above: also a record of it is refused.</summary>
    public static readonly Rule<UnitQuestion<TCommand>> IsNotUnderItself = new(
        new("unit.is-not-under-itself"),
        RuleConcern.Form,
        question => Verdict.When(question.Command.Named.All(
            id => !question.Facts.Upwards(id).Contains(question.Subject))),
        "the unit would be under itself: the other one is the unit, or is led or supervised by it");

    public static readonly ImmutableArray<Rule<UnitQuestion<TCommand>>> OfAsker =
        [AskerIsActive, AskerHasPower, RequestIsForNow, TextsAreSalted];

    public static readonly ImmutableArray<Rule<UnitQuestion<TCommand>>> All =
        [.. OfAsker, UnitIsKnown, UnitIsOpen, NamedAreOpen];

    /// <summary>Whether the pack lets a unit of this type of organ have the other above it by the tie.</summary>
    internal static bool MayHang(RulePack pack, string? organ, (TieKind Tie, string? Organ) above) =>
        organ is null || above.Organ is null || organ == above.Organ
        || pack.Organisation.Organs.FirstOrDefault(entry => entry.Organ == organ) is not { Ties.IsEmpty: false } known
        || known.Ties.Any(tie => tie.Kind == above.Tie && tie.To == above.Organ);

    private static bool LeadsAbove(UnitQuestion<TCommand> question, OfficerId by) =>
        UnitNeeds.Above(question.State)
            .Concat(question.Command is UnitCommand.RegisterUnit ? question.Command.Named : [])
            .SelectMany(question.Facts.Upwards)
            .Any(id => question.Facts.Unit(id).Leaders.Contains(by));
}
