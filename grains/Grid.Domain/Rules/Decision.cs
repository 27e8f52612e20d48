namespace Grid.Domain.Rules;

/// <summary>The engine's answer to one submission.</summary>
public abstract record Decision<TEvent>
{
    private Decision()
    {
    }

    /// <summary>It happens, with these events, all of them or none.</summary>
    public sealed record Accepted(ImmutableArray<TEvent> Events) : Decision<TEvent>;

    /// <summary>It is so already. A note is written only where an earlier attempt might still be under way.</summary>
    public sealed record AlreadySo(ImmutableArray<TEvent> Notes) : Decision<TEvent>;

    /// <summary>It may not be. A note never moves a slot, a stage or a clock.</summary>
    public sealed record Refused(ImmutableArray<Reason> Reasons, ImmutableArray<TEvent> Notes) : Decision<TEvent>;
}
