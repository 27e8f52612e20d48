namespace Grid.Domain.Cases;

/// <summary>A broken or undecidable judgement, with the entry that gave cause to it.</summary>
[GenerateSerializer, Immutable, Alias("judgement-on-record")]
public readonly record struct JudgementOnRecord(Judgement Judgement, int Sequence, Timestamp At)
{
    /// <summary>Whether an act gave cause; else the opening, a change of slot or the closing did.</summary>
    [Id(0)]
    public bool IsAtAct { get; init; }
}
