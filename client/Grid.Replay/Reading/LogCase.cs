namespace Grid.Replay.Reading;

/// <summary>One case of a log.</summary>
/// <param name="Id">Its id in the grid.</param>
/// <param name="Name">What the log itself calls it.</param>
/// <param name="Facts">What is known of the case as a whole.</param>
/// <param name="Slots">Who fills which slot from the start, in the order of the slots' names.</param>
/// <param name="Acts">Its acts, by place.</param>
public sealed record LogCase(
    CaseId Id,
    string Name,
    FactSet Facts,
    ImmutableArray<SlotFilling> Slots,
    ImmutableArray<LogAct> Acts)
{
    /// <summary>The organ that its id and those of its officers belong to; nothing where none is named.</summary>
    public string? Organ { get; init; }

    /// <summary>Everybody whom it names, in the log's own text.</summary>
    public IEnumerable<string> Persons => Acts.SelectMany(act => new[] { act.Officer, act.Supervisor })
        .Concat(Slots.Select(slot => slot.Officer))
        .OfType<string>()
        .Distinct();
}
