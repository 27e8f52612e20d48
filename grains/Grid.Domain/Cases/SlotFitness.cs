using Grid.Domain.Officers;
using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Cases;

/// <summary>
/// Whether an officer is of a kind that the pack opens a slot to: of one of its classes, of one of its types of organ,
/// and, where the slot decides, of a class that may decide. What is not known of an officer makes it undecidable.
/// </summary>
internal static class SlotFitness
{
    public static Verdict Judge(SlotFilling filling, CaseFacts facts, RulePack pack)
    {
        if (pack.SlotNamed(filling.Slot) is not { } entry)
        {
            return Verdict.When(true);
        }

        var officer = facts.Officer(filling.Officer);
        var known = officer.Class is { } name ? pack.Organisation.ClassNamed(name) : null;
        if ((entry.Part == SlotPart.Decides && known?.Decides == DecidingPower.No)
            || (officer.Class is { } own && !entry.Classes.IsEmpty && !entry.Classes.Contains(own)))
        {
            return new Verdict.Broken(filling.Officer);
        }

        if (officer.Class is null && !entry.Classes.IsEmpty)
        {
            return new Verdict.Undecidable($"the class of {filling.Officer}", filling.Officer);
        }

        return entry.Organs.IsEmpty
            ? Verdict.When(true)
            : OrganOf(officer, known, facts) is { } organ
                ? Verdict.When(entry.Organs.Contains(organ), filling.Officer)
                : new Verdict.Undecidable($"the organ of {filling.Officer}", filling.Officer);
    }

    /// <summary>
    /// The unit that tells which organ an officer is of, where their class does not; nothing where nobody asks.
    /// </summary>
    public static UnitId? UnitToLookAt(SlotFilling filling, CaseFacts facts, RulePack pack)
    {
        var officer = facts.Officer(filling.Officer);
        return pack.SlotNamed(filling.Slot) is { Organs.IsEmpty: false }
            && (officer.Class is { } name ? pack.Organisation.ClassNamed(name)?.Organ : null) is null
                ? officer.Unit
                : null;
    }

    private static string? OrganOf(OfficerState officer, OfficerClass? known, CaseFacts facts) =>
        known?.Organ ?? (officer.Unit is { } unit ? facts.Unit(unit).Organ : null);
}
