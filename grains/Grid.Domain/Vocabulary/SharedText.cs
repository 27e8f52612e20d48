using System.Diagnostics.CodeAnalysis;

namespace Grid.Domain.Vocabulary;

/// <summary>
/// One text in memory for many that say the same. Names of acts, slots and officers come anew with each command and
/// each entry, and a million cases would keep a million of each. The latest one is known for each place; whichever text
/// is given back says the same, so nothing depends on it.
/// </summary>
internal static class SharedText
{
    private const int Places = 1 << 16;

    private static readonly string?[] Known = new string?[Places];

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shared(this string? text)
    {
        if (text is null)
        {
            return null;
        }

        ref var place = ref Known[text.GetHashCode(StringComparison.Ordinal) & (Places - 1)];
        // Read once: others put theirs in its place meanwhile.
        var known = place;
        return text == known ? known : place = text;
    }

    public static OfficerId Shared(this OfficerId officer) => new(officer.Value.Shared());

    public static OfficerId? Shared(this OfficerId? officer) => officer?.Shared();

    public static Slot Shared(this Slot slot) => new(slot.Value.Shared());

    public static ClockId Shared(this ClockId clock) => new(clock.Value.Shared());

    public static UnitId? Shared(this UnitId? unit) => unit is { } known ? new(known.Value.Shared()) : null;

    public static PackName Shared(this PackName pack) => new(pack.Value.Shared());

    public static RuleId Shared(this RuleId rule) => new(rule.Value.Shared());
}
