namespace Grid.Replay.Findings;

/// <summary>One line of <c>--findings</c>: a rule that a case, or an act, broke or leaves undecidable.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Verdict"><c>broken</c> or <c>undecidable</c>.</param>
/// <param name="Case">The case, in the log's own text.</param>
/// <param name="Officer">The officer it speaks of, in the log's own text; nothing where there is none.</param>
/// <param name="Sequence">The entry of the case that gave cause to the verdict.</param>
/// <param name="At">When what gave cause happened.</param>
/// <param name="Missing">The missing fact of an undecidable verdict.</param>
public sealed record Finding(
    string Rule, string Verdict, string Case, string? Officer, int Sequence, string At, string? Missing);
