using NodaTime;

namespace Grid.Domain.Clocks;

/// <summary>One step of a computation.</summary>
/// <param name="Kind">What sort of step it is.</param>
/// <param name="Said">The step as a sentence: lower case, no period.</param>
/// <param name="Reached">Where the deadline stands after it, as far as there is one.</param>
public sealed record DeadlineStep(DeadlineStepKind Kind, string Said, LocalDateTime? Reached)
{
    /// <summary>The event that gave cause.</summary>
    public ClockEvent? Event { get; init; }

    /// <summary>The row of the pack that says so, where that is not the clock itself.</summary>
    public RuleId? Row { get; init; }

    public LegalSource? Source { get; init; }

    /// <summary>The days that were passed over in this step, each once, in order.</summary>
    public ImmutableArray<LocalDate> Days { get; init; } = [];
}
