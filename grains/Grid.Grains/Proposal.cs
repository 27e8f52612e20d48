namespace Grid.Grains;

/// <summary>What a grain's engine answers to one submission, and what it looked at for it.</summary>
internal sealed record Proposal<TEvent>(Decision<TEvent> Decision, Reliance Reliance)
{
    /// <summary>A refusal that asked nobody.</summary>
    public static Proposal<TEvent> Refuse(Reply.Refused refused, Timestamp now) =>
        new(new Decision<TEvent>.Refused(refused.Reasons, []), Reliance.OnNothing(now));
}
