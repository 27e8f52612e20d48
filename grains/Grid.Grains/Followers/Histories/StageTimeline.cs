namespace Grid.Grains.Followers.Histories;

/// <summary>Turns the stages that entries name into spans of time.</summary>
internal static class StageTimeline
{
    /// <param name="stages">The stages in the order in which they took effect.</param>
    /// <param name="closedAt">When the case was closed; nothing while it is open.</param>
    public static IEnumerable<StageSpan> Of(IEnumerable<TimeMark<string>> stages, Timestamp? closedAt)
    {
        var current = (StageSpan?)null;
        foreach (var stage in stages.Where(stage => closedAt is not { } end || stage.At.AsUtc < end.AsUtc))
        {
            if (current is not null && current.Stage == stage.What)
            {
                continue;
            }

            if (current is not null && current.From.AsUtc < stage.At.AsUtc)
            {
                yield return current with { To = stage.At };
            }

            current = new(stage.What, stage.At, null);
        }

        if (current is not null)
        {
            yield return current with { To = closedAt };
        }
    }
}
