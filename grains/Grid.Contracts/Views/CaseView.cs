using Grid.Domain.Clocks;

namespace Grid.Contracts.Views;

/// <summary>A case as it stands, true for the entries up to <see cref="Sequence"/>.</summary>
[GenerateSerializer, Immutable, Alias("case-view")]
public sealed record CaseView(CaseId Id, CaseStatus Status)
{
    /// <summary>
    /// What is wrong with the stored entries, where the stream is sealed for damage; nothing else is told then.
    /// </summary>
    [Id(0)]
    public string? Damage { get; init; }

    /// <summary>Whether it is run through the grid, rather than recorded from outside.</summary>
    [Id(1)]
    public bool IsRun { get; init; }

    /// <summary>The pack that judges it.</summary>
    [Id(2)]
    public PackName? Pack { get; init; }

    /// <summary>Its kind, where the pack tells kinds apart.</summary>
    [Id(3)]
    public string? Kind { get; init; }

    /// <summary>The unit it belongs to.</summary>
    [Id(4)]
    public UnitId? Unit { get; init; }

    /// <summary>The stage it has reached.</summary>
    [Id(5)]
    public string? Stage { get; init; }

    /// <summary>What is known of it.</summary>
    [Id(6)]
    public FactSet Facts { get; init; } = FactSet.None;

    /// <summary>Who answers, seat by seat.</summary>
    [Id(7)]
    public ImmutableArray<SeatView> Seats { get; init; } = [];

    /// <summary>The required slots that nobody holds.</summary>
    [Id(8)]
    public ImmutableArray<Slot> Unheld { get; init; } = [];

    /// <summary>What was done, in the order of the acts' places.</summary>
    [Id(9)]
    public ImmutableArray<ActOnRecord> Acts { get; init; } = [];

    /// <summary>Every broken or undecidable judgement so far.</summary>
    [Id(10)]
    public ImmutableArray<JudgementOnRecord> Judgements { get; init; } = [];

    /// <summary>The rules whose latest verdict is broken or undecidable.</summary>
    [Id(11)]
    public ImmutableArray<Judgement> Standing { get; init; } = [];

    /// <summary>Every breach on record, whatever a later verdict says.</summary>
    [Id(12)]
    public ImmutableArray<BreachOnRecord> Breaches { get; init; } = [];

    /// <summary>Into whose hands it is on its way; nothing where it is not.</summary>
    [Id(14)]
    public Transit? Transit { get; init; }

    /// <summary>The cases it was merged with or split from.</summary>
    [Id(15)]
    public CaseTies Ties { get; init; } = CaseTies.None;

    /// <summary>The clocks that run or have run, and what each does next by itself.</summary>
    [Id(16)]
    public ImmutableArray<RunningClock> Clocks { get; init; } = [];

    /// <summary>The warnings that were given, and what became of each.</summary>
    [Id(17)]
    public ImmutableArray<WarningOnRecord> Warnings { get; init; } = [];

    /// <summary>What somebody with authority must look at.</summary>
    [Id(18)]
    public ImmutableArray<ClueOnRecord> Clues { get; init; } = [];

    /// <summary>What officers have answered to entries that speak of them.</summary>
    [Id(19)]
    public ImmutableArray<ReplyOnRecord> Replies { get; init; } = [];

    /// <summary>What supervisors have done in it.</summary>
    [Id(40)]
    public ImmutableArray<SupervisionOnRecord> Supervisions { get; init; } = [];

    /// <summary>Who spoke to it from outside, or tried what is not theirs; never whose record it is.</summary>
    [Id(41)]
    public ImmutableArray<ApproachOnRecord> Approaches { get; init; } = [];

    /// <summary>The seats that were drawn; the entry of each says among whom, by which key.</summary>
    [Id(42)]
    public ImmutableArray<DrawOnRecord> Draws { get; init; } = [];

    /// <summary>What came of looking whether it is to be marked; the last of a mark says how it stands.</summary>
    [Id(43)]
    public ImmutableArray<MarkOnRecord> Marks { get; init; } = [];

    /// <summary>What was told and not taken, since it would come before something that is signed.</summary>
    [Id(50)]
    public ImmutableArray<QuarantinedAct> Quarantine { get; init; } = [];

    /// <summary>Whether it is sealed, and shown to whoever asked to read it alone.</summary>
    [Id(51)]
    public bool IsSealed { get; init; }

    /// <summary>The last entry that this view knows.</summary>
    [Id(13)]
    public int Sequence { get; init; }
}
