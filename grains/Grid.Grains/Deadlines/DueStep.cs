using Grid.Ledger.Indexes;

namespace Grid.Grains.Deadlines;

/// <summary>Something that is due by itself, as shards and cases speak of it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Level">The step.</param>
/// <param name="Due">When, in ticks of UTC.</param>
/// <param name="Set">The entry that says so.</param>
[GenerateSerializer, Immutable, Alias("due-step")]
internal sealed record DueStep(CaseId Case, ClockId Clock, string Level, long Due, int Set)
{
    /// <summary>The entry of the warning whose answer is due; nought for a step of the ladder.</summary>
    [Id(0)]
    public int Warning { get; init; }

    /// <summary>What it is of; a later entry may have set it anew.</summary>
    public ClockKey Key => new(Case.Value, Clock.Value, Warning);

    public CaseCommand.TakeDueStep Command => new(Clock, Level, Set, Warning);

    public static DueStep Of(ClockRow row) => new(
        new(row.Key.Case), new(row.Key.Clock), row.Level, row.Due, row.Sequence)
    {
        Warning = row.Key.Warning,
    };

    /// <summary>Everything that is to come in a case by itself.</summary>
    public static ImmutableArray<DueStep> In(CaseId id, CaseState state) => !state.IsAsking ? [] :
    [
        .. from clock in state.Clocks
           where state.Status == CaseStatus.Open && clock.IsRunning && clock.Next is not null
           select new DueStep(id, clock.Id, clock.Next!.Level, clock.Next.At.AsUtc, clock.SetBy),
        .. from warning in state.Warnings
           where warning.IsWaiting && warning.AnswerBy is not null
           select new DueStep(
               id, warning.Clock, warning.Level, warning.AnswerBy!.Value.AsUtc, warning.Sequence)
           {
               Warning = warning.Sequence,
           },
    ];
}
