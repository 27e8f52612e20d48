using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>
/// What is told of a case that is marked already. The mark is on, but it may be of others too: of whom it is then, an
/// entry says. And who should have said so themselves is asked why, whoever was first to mark it.
/// </summary>
internal static class MarkedAgain
{
    /// <summary>What a second report leaves; nothing where it names nobody else, and asks nobody else why.</summary>
    /// <param name="deed">The deed under decision.</param>
    /// <param name="row">The pack's row of the mark.</param>
    /// <param name="marked">The entry that a first report would have left.</param>
    /// <param name="clues">The clues that follow from what is told with it.</param>
    public static Decision<CaseEvent> Decide(
        CaseDeed deed, SupervisionRow.Tag row, CaseEvent.CaseMarked marked, IEnumerable<CaseEvent> clues)
    {
        CaseEvent[] asked = [.. clues.Where(clue => !IsOpen(deed.State, (CaseEvent.ClueOpened)clue))];
        CaseEvent[] named = asked.Length == 0
            ? [.. Naming(deed.State, row, marked)]
            : [marked with { Of = OfBoth(deed.State, row, marked) }];
        return named.Length == 0
            ? deed.AlreadySo()
            : new Decision<CaseEvent>.Accepted([.. named, .. asked]);
    }

    /// <summary>The entry by which a mark that is on is of others too; none where it is of nobody else.</summary>
    public static IEnumerable<CaseEvent.CaseMarked> Naming(
        CaseState state, SupervisionRow.Tag row, CaseEvent.CaseMarked marked) =>
        OfBoth(state, row, marked) is var both && both.Length > row.Latest(state)?.Of.Length
            ? [marked with { Of = both }]
            : [];

    private static ImmutableArray<OfficerId> OfBoth(
        CaseState state, SupervisionRow.Tag row, CaseEvent.CaseMarked marked) =>
    [
        .. marked.Of.Union(row.Latest(state)?.Of ?? []).OrderBy(officer => officer.Value, StringComparer.Ordinal),
    ];

    private static bool IsOpen(CaseState state, CaseEvent.ClueOpened opened) =>
        state.Clues.Any(clue => clue.IsOpen && clue.Rule == opened.Rule && clue.Officer == opened.Officer);
}
