using System.Text.Json.Serialization;

namespace Grid.Replay.Findings;

/// <summary>One line of <c>--findings</c>: a rule that a case, or an act, broke or leaves undecidable.</summary>
public sealed record Finding
{
    public required string Rule { get; init; }

    /// <summary><c>broken</c> or <c>undecidable</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The case, in the log's own text.</summary>
    public required string Case { get; init; }

    /// <summary>The officer it speaks of, in the log's own text; nothing where there is none.</summary>
    public string? Officer { get; init; }

    /// <summary>The entry of the case that gave cause to the verdict.</summary>
    public required int Sequence { get; init; }

    /// <summary>When what gave cause happened.</summary>
    public required string At { get; init; }

    /// <summary>The missing fact of an undecidable verdict.</summary>
    public string? Missing { get; init; }

    /// <summary>When it was due, where the rule is a clock.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Due { get; init; }

    /// <summary>When the clock was met all the same; nothing where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Met { get; init; }
}
