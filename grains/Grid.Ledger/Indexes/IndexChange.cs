namespace Grid.Ledger.Indexes;

/// <summary>What one entry changes in the exact indexes.</summary>
internal abstract record IndexChange
{
    private IndexChange()
    {
    }

    public sealed record SetCaseHead(CaseHead Head) : IndexChange;

    /// <summary>Changes those columns of a case's row that are named.</summary>
    public sealed record MoveCase(string Case) : IndexChange
    {
        public string? Procedure { get; init; }

        public string? Stage { get; init; }

        public string? Unit { get; init; }

        public string? Status { get; init; }

        /// <summary>The row after the change.</summary>
        public CaseHead Of(CaseHead before) => before with
        {
            Procedure = Procedure ?? before.Procedure,
            Stage = Stage ?? before.Stage,
            Unit = Unit ?? before.Unit,
            Status = Status ?? before.Status,
        };

        /// <summary>Both changes, the later one last.</summary>
        public MoveCase Then(MoveCase later) => later with
        {
            Procedure = later.Procedure ?? Procedure,
            Stage = later.Stage ?? Stage,
            Unit = later.Unit ?? Unit,
            Status = later.Status ?? Status,
        };
    }

    public sealed record SetHolding(Holding Holding) : IndexChange;

    public sealed record DropHolding(HoldingKey Key) : IndexChange;

    public sealed record DropHoldings(string Case) : IndexChange;

    public sealed record SetClock(ClockRow Row) : IndexChange;

    public sealed record DropClock(ClockKey Key) : IndexChange;

    /// <summary>Drops all of a clock; of every clock of the case where none is named.</summary>
    public sealed record DropClocks(string Case, string? Clock) : IndexChange;
}
