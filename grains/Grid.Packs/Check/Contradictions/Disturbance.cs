using Grid.Domain.Clocks;

namespace Grid.Packs.Check.Contradictions;

/// <summary>An event that moves clocks of a circle: it excludes days, or lets a term begin anew.</summary>
/// <param name="Event">The type of the event.</param>
/// <param name="By">A clock that it moves.</param>
/// <param name="IsLate">Whether it comes a day before that clock's plain end; else a day after the beginning.</param>
internal sealed record Disturbance(string Event, ClockDefinition By, bool IsLate)
{
    private static readonly ImmutableArray<bool> Times = [false, true];

    /// <summary>Whether days are excluded because of it, so that it must last.</summary>
    public bool Excludes => By.Effects.Any(effect => effect is ClockEffect.Exclude && effect.Event == Event);

    /// <summary>All that can happen to the clocks of a circle, each early and late, in an order of its own.</summary>
    public static ImmutableArray<Disturbance> Of(ImmutableArray<Bond> circle) =>
    [
        .. from clock in circle.Select(bond => bond.Clock).OfType<ClockDefinition>().DistinctBy(clock => clock.Id)
           where clock.Direction == ClockDirection.After
           from effect in clock.Effects
           where effect is ClockEffect.Exclude or ClockEffect.Restart
           where circle.All(bond => bond.From != effect.Event && bond.To != effect.Event)
           group clock by effect.Event into moved
           orderby moved.Key
           from isLate in Times
           select new Disturbance(moved.Key, moved.First(), isLate),
    ];
}
