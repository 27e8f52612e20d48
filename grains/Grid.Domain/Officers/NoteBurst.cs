using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>
    /// Says that the officer did so much in so short a time as a row of the pack counts. The grid itself says it, and
    /// the officer's own stream settles that it is said once, whoever counts and however often.
    /// </summary>
    /// <param name="Pack">The pack that has the row.</param>
    /// <param name="Burst">What was counted.</param>
    [GenerateSerializer, Immutable, Alias("officer.note-burst.v1")]
    public sealed record NoteBurst(PackName Pack, Burst Burst) : OfficerCommand
    {
        public override string Deed => "officer.note-burst";
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>The officer did very much in a very short time. It is no finding, and moves nothing.</summary>
    /// <param name="Pack">The pack that has the row.</param>
    /// <param name="Burst">What was counted.</param>
    [GenerateSerializer, Immutable, Alias("officer.burst-noted.v1")]
    public sealed record BurstNoted(PackName Pack, Burst Burst) : OfficerEvent;
}

public static class NoteBurstRules
{
    // Those of which a case may still have to be told; whoever wants all of them reads the ledger.
    private const int KnownMax = 64;

    public static readonly Rule<OfficerQuestion<OfficerCommand.NoteBurst>> ByTheGrid = new(
        new("burst.noted-by-the-grid"),
        RuleConcern.Form,
        question => Verdict.When(question.IsRequest && question.Submission.By.Officer is null),
        "the grid counts by itself: no officer says that another did too much at once");

    public static readonly Rule<OfficerQuestion<OfficerCommand.NoteBurst>> IsOne = new(
        new("burst.is-one"),
        RuleConcern.Form,
        question => Verdict.When(RowOf(question.Command.Burst, question.Pack) is { } row
            && row.IsMadeBy(question.Command.Burst)),
        "by the pack this is not so much in so short a time");

    public static readonly ImmutableArray<Rule<OfficerQuestion<OfficerCommand.NoteBurst>>> All =
        [OfficerAskerRules<OfficerCommand.NoteBurst>.RequestIsForNow, ByTheGrid, IsOne];

    // What goes on, or was counted from another first deed, is the same.
    internal static bool IsKnown(OfficerState state, Burst burst, RulePack pack)
    {
        var quiet = RowOf(burst, pack)?.Quiet.Ticks ?? 0;
        return state.Bursts.Any(known => known.Burst.Row == burst.Row
            && burst.From.AsUtc <= known.Burst.Until.AsUtc + quiet
            && burst.Until.AsUtc >= known.Burst.From.AsUtc - quiet);
    }

    internal static OfficerState Noted(this OfficerState state, OfficerEvent.BurstNoted noted) => state with
    {
        Bursts =
        [
            .. state.Bursts.Skip(state.Bursts.Length - KnownMax + 1),
            new(state.Sequence + 1, noted.Pack, noted.Burst),
        ],
    };

    private static SupervisionRow.Burst? RowOf(Burst burst, RulePack pack) =>
        pack.Bursts.FirstOrDefault(row => row.Row.Id == burst.Row);
}
