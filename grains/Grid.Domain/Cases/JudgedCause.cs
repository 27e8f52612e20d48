using Grid.Domain.Rules.Kinds;

namespace Grid.Domain.Cases;

/// <summary>What gives a pack's rules cause to judge.</summary>
internal readonly record struct JudgedCause(JudgedCause.What Happened, string? ActName, Slot? Slot)
{
    internal enum What
    {
        Opening,
        SlotChange,
        Act,
        Closing,

        /// <summary>Another side has taken over, with holders of its own.</summary>
        Handover,

        /// <summary>A deed of which built-in rules alone speak.</summary>
        BuiltIn,
    }

    public static JudgedCause Opening => new(What.Opening, null, null);

    public static JudgedCause Closing => new(What.Closing, null, null);

    public static JudgedCause Handover => new(What.Handover, null, null);

    public static JudgedCause BuiltIn => new(What.BuiltIn, null, null);

    public static JudgedCause Act(string act) => new(What.Act, act, null);

    public static JudgedCause SlotChange(Slot slot) => new(What.SlotChange, null, slot);

    /// <summary>Whether the rule is judged now. At the closing, what is still absent has run out of time.</summary>
    public bool Concerns(RuleKind kind) => Happened switch
    {
        What.Opening or What.Handover => kind.IsJudgedAtOpening,
        What.SlotChange => kind.IsJudgedAt(Slot!.Value),
        What.Act => kind.IsJudgedAt(ActName!),
        What.Closing => kind.IsOfAbsence,
        What.BuiltIn => false,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a broken verdict is a breach now, or only stands so for the time being.</summary>
    public bool IsBreach(RuleKind kind) => Happened switch
    {
        What.Act => kind.BreachesAt(ActName!),
        What.Closing => true,
        _ => !kind.IsOfAbsence,
    };
}
