namespace Grid.Domain.Sources;

public abstract partial record SourceCommand
{
    /// <summary>
    /// Asks that a source be read by one mapping and judged by one version of one pack, for good: what was recorded
    /// from it earlier was read and judged so, and would not compare with what another reading gives.
    /// </summary>
    /// <param name="Mapping">SHA-256 of the mapping's meaning, lower-case hex.</param>
    /// <param name="Pack">The pack.</param>
    /// <param name="Version">The version of the pack.</param>
    [GenerateSerializer, Immutable, Alias("source.bind-source.v1")]
    public sealed record BindSource(string Mapping, PackName Pack, PackVersion Version) : SourceCommand;
}

public abstract partial record SourceEvent
{
    /// <summary>The source is read so from now on.</summary>
    [GenerateSerializer, Immutable, Alias("source.bound.v1")]
    public sealed record Bound(string Mapping, PackName Pack, PackVersion Version) : SourceEvent;

    /// <summary>A retry was answered without effect; written so that an earlier attempt is fenced off.</summary>
    [GenerateSerializer, Immutable, Alias("source.retry-settled.v1")]
    public sealed record RetrySettled : SourceEvent
    {
        [Id(0)]
        public ImmutableArray<Reason> Reasons { get; init; } = [];
    }
}

public static class BindSourceRules
{
    public static readonly Rule<(SourceState State, SourceCommand.BindSource Command)> MappingIsKept = new(
        new("source.mapping-is-kept"),
        RuleConcern.Form,
        asked => Verdict.When(asked.State.Bound is not { } bound || bound.Mapping == asked.Command.Mapping),
        "the source has been read by another mapping; use another store, or another source name and organ");

    public static readonly Rule<(SourceState State, SourceCommand.BindSource Command)> PackIsKept = new(
        new("source.pack-is-kept"),
        RuleConcern.Form,
        asked => Verdict.When(
            asked.State.Bound is not { } bound
            || (bound.Pack == asked.Command.Pack && bound.Version == asked.Command.Version)),
        "the source has been judged by another pack, or another version of it; use another store, or another source "
        + "name and organ");

    public static readonly ImmutableArray<Rule<(SourceState State, SourceCommand.BindSource Command)>> All =
        [MappingIsKept, PackIsKept];
}
