using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>What a pack says of changing who holds a seat, and what clocks take such a change for.</summary>
internal static class SeatChange
{
    /// <summary>The rows that speak of a change in a seat, given who holds it.</summary>
    public static IEnumerable<SupervisionRow.Allotment> RowsOn(
        Slot slot, OfficerId holder, CaseFacts facts, RulePack pack) =>
        pack.SupervisionWords.AllotmentsOf(slot).Where(row => SpeaksOf(row, (slot, holder), facts, pack));

    /// <summary>The change, with the clocks that it moves.</summary>
    public static Decision<CaseEvent> Following(
        CaseDeed deed, Slot slot, OfficerId holder, Decision<CaseEvent> settled) =>
        Following(deed, [new(slot, 1, holder)], settled);

    /// <summary>The changes of several seats at once, with the clocks that they move.</summary>
    /// <param name="deed">The deed by which they change.</param>
    /// <param name="seats">Each seat, with one by whom it is told of which organ it is.</param>
    /// <param name="settled">What was accepted.</param>
    public static Decision<CaseEvent> Following(
        CaseDeed deed, IEnumerable<SlotFilling> seats, Decision<CaseEvent> settled) =>
        seats.SelectMany(seat => RowsOn(seat.Slot, seat.Officer, deed.Facts, deed.Pack))
            .Select(row => row.ChangeKnownAs).OfType<string>().Distinct(StringComparer.Ordinal)
            .Aggregate(settled, (next, known) => CaseClocks.Following(deed, known, next));

    // A slot may be there in several organs. A row speaks of those whose posts and slots change it, by the slot or else
    // by the class of who holds it.
    private static bool SpeaksOf(
        SupervisionRow.Allotment row, (Slot Slot, OfficerId Holder) seat, CaseFacts facts, RulePack pack)
    {
        string[] organs = [.. row.By.SelectMany(bearer => OrgansOf(bearer, pack))];
        if (organs.Length == 0 || (pack.SlotNamed(seat.Slot)?.Organs ?? []).Any(organs.Contains))
        {
            return true;
        }

        return facts.Officer(seat.Holder).Class is { } name
            && pack.Organisation.ClassNamed(name)?.Organ is { } organ
            && organs.Contains(organ);
    }

    private static ImmutableArray<string> OrgansOf(Bearer bearer, RulePack pack) => bearer.Kind switch
    {
        BearerKind.Slot => pack.SlotNamed(new(bearer.Name))?.Organs ?? [],
        BearerKind.Post => Named(pack.Organisation.Posts.FirstOrDefault(entry => entry.Post == bearer.Name)?.Organ),
        BearerKind.Class => Named(pack.Organisation.ClassNamed(bearer.Name)?.Organ),
        _ => [],
    };

    private static ImmutableArray<string> Named(string? organ) => organ is null ? [] : [organ];
}
