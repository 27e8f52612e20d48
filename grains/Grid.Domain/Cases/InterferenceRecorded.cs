namespace Grid.Domain.Cases;

public abstract partial record CaseEvent
{
    /// <summary>
    /// Somebody whose case it is not tried to touch its outcome. It was not executed; that it was tried is on record,
    /// for everybody who handles the case to see.
    /// </summary>
    /// <param name="Act">What was tried: a forbidden act of the pack, or a word that is on no list.</param>
    /// <param name="Officer">Who tried it.</param>
    [GenerateSerializer, Immutable, Alias("case.interference-recorded.v1")]
    public sealed record InterferenceRecorded(string Act, OfficerId? Officer) : CaseEvent
    {
        /// <summary>The row of the pack that it offends against.</summary>
        [Id(0)]
        public RuleId? Row { get; init; }

        /// <summary>The act of the catalogue by which it was tried; nothing where it was called supervision.</summary>
        [Id(1)]
        public string? Tried { get; init; }

        [Id(2)]
        public FactSet Facts { get; init; } = FactSet.None;

        [Id(3)]
        public ImmutableArray<NamedDigest> Fields { get; init; } = [];

        /// <summary>To whom it is reported, as the pack names them.</summary>
        [Id(4)]
        public ImmutableArray<string> ReportedTo { get; init; } = [];

        public override bool IsInstead => true;
    }
}
