namespace Grid.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>
    /// An act was told that is said to have come before one that was signed already. It is kept, with who told of it,
    /// and is no act of the case: it moves nothing, and no rule looks back at it.
    /// </summary>
    /// <param name="Act">The act, as the pack's catalogue names it.</param>
    /// <param name="Submitter">Who told of it.</param>
    /// <param name="Before">The entry of the signed act.</param>
    [GenerateSerializer, Immutable, Alias("case.act-quarantined.v1")]
    public sealed record ActQuarantined(string Act, AskerId Submitter, int Before) : CaseEvent
    {
        /// <summary>Who is said to have done it.</summary>
        [Id(0)]
        public OfficerId? Officer { get; init; }

        [Id(1)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(2)]
        public TextDigest? Note { get; init; }

        /// <summary>What was said of its being late, where that was not enough.</summary>
        [Id(3)]
        public LateOnRecord? Late { get; init; }

        public override bool IsInstead => true;
    }
}
