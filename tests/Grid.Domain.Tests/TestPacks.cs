using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Tests;

/// <summary>Rule packs made in code. Their acts, slots and powers belong to no jurisdiction.</summary>
internal static class TestPacks
{
    /// <summary>The oversight authority; registered in no scenario but those that say so.</summary>
    public static readonly OfficerId Ova = OfficerId.Parse("ova");

    public static readonly Slot Lead = new("lead");
    public static readonly Slot Panel = new("panel");
    public static readonly Power Decide = new("decide");
    public static readonly Power Manage = new("manage");
    public static readonly LegalSource Statute = new("Statute", "Article 1");

    public static readonly RuleId LeadIsHeld = new("signing.lead-is-held");

    /// <summary>One required slot, one with three seats, an open catalogue of acts, and no rule on acts.</summary>
    public static readonly RulePack Signing = new()
    {
        Name = new("signing"),
        Version = new("00"),
        Title = "Signing",
        Oversight = Ova,
        Acts = [new(new("draft"), null), new(new("review"), null), new(new("approve"), null), new(new("note*"), null)],
        Slots = [new(Lead, 1, Decide), new(Panel, 3, null)],
        Powers = [Decide, Manage],
        Classes = ["clerk", "judge"],
        Kinds = ["civil", "penal"],
        Rules = [Rule(LeadIsHeld.Value, new RequiredSlot(Lead))],
    };

    /// <summary>The panel is for judges of the court; no officer of the scenarios is known to be one.</summary>
    public static readonly RulePack ForJudges = Signing with
    {
        Slots =
        [
            new(Lead, 1, Decide),
            new(Panel, 3, null) { Classes = ["judge"], Organs = ["court"], Part = SlotPart.Decides },
        ],
        Organisation = new() { Classes = [new("clerk") { Organ = "court" }, new("judge")] },
    };

    /// <summary>A pack without any slot to fill, and with these rules.</summary>
    public static RulePack With(params ImmutableArray<PackRule> rules) => Signing with { Rules = rules };

    public static PackRule Rule(string id, RuleKind kind) =>
        new(new(id), kind) { Otherwise = "it has to be so", Source = Statute };

    public static ActPattern Act(string text) => new(text);

    public static SlotFilling Seat(Slot slot, OfficerId officer, int seat = 1) => new(slot, seat, officer);
}
