namespace Grid.Replay.Mapping;

/// <summary>
/// What the columns of a log mean. A field is written as the log has it: the name of a column, or in XES
/// <c>trace:KEY</c> or <c>event:KEY</c>.
/// </summary>
/// <param name="Source">The name of where the log comes from; part of every command id.</param>
/// <param name="Acts">Which fields say what was done, in which case, by whom and when.</param>
/// <param name="Organ">What keeps the ids of cases and officers apart; nothing where one organ speaks.</param>
/// <param name="Slots">Which field names the officer who fills a slot from the start; sorted by slot.</param>
/// <param name="Cases">Where the facts of the cases come from; nothing where there are none.</param>
public sealed record LogMapping(
    string Source,
    ActFields Acts,
    OrganSource? Organ,
    ImmutableArray<SlotField> Slots,
    CaseFields? Cases)
{
    /// <summary>
    /// Lower-case hex SHA-256 of what the mapping says. Comments, layout, the order of names and the place of the
    /// cases file say nothing, so they change nothing.
    /// </summary>
    public string Digest => MappingDigest.Of(this);
}
