using Grid.Domain.Clocks;
using Grid.Domain.Rules.Decisions;
using Grid.Domain.Rules.Kinds;

namespace Grid.Packs.Check.Contradictions;

/// <summary>Everything that a pack demands of the times of events.</summary>
internal sealed class BondTable(RulePack pack)
{
    public ImmutableArray<Bond> Read() =>
    [
        .. pack.Clocks.Where(clock => clock.SupersededBy is null && !clock.Length.IsEmpty).SelectMany(OfClock)
            .Concat(pack.Rules.SelectMany(OfRule))
            .Where(bond => bond.From != bond.To)
            .DistinctBy(bond => (bond.Kind, bond.From, bond.To, bond.Row)),
    ];

    private IEnumerable<Bond> OfClock(ClockDefinition clock) =>
        from stop in clock.Effects.OfType<ClockEffect.Stop>()
        let start = NameOf(clock.Start.Event)
        let end = NameOf(stop.Event)
        let bond = (clock.Direction, clock.Bound) switch
        {
            (ClockDirection.After, ClockBound.Minimum) => new Bond(BondKind.AtLeast, start, end, clock.Id.Value),
            (ClockDirection.After, ClockBound.Maximum) => new Bond(BondKind.AtMost, end, start, clock.Id.Value),
            (ClockDirection.Before, ClockBound.Maximum) => new Bond(BondKind.Before, end, start, clock.Id.Value),
            // No earlier than so long before it: that only keeps events together.
            _ => null,
        }
        where bond is not null
        select bond with { Clock = clock };

    private IEnumerable<Bond> OfRule(PackRule rule) => rule.Kind switch
    {
        ActBeforeAct order => Order(order.Earlier, order.Later, rule),
        NeedsApproval { Acts: [var act], Approvals: [var approval], Stages.IsEmpty: true } always
            when always.When.IsEmpty && always.Unless.IsEmpty =>
            Order(approval, act, rule),
        DecisionMade { Pattern: DecisionPattern.Chain chain } =>
            chain.Steps.Zip(chain.Steps.Skip(1)).SelectMany(pair => Order(pair.First.Act, pair.Second.Act, rule)),
        _ => [],
    };

    private static IEnumerable<Bond> Order(ActPattern earlier, ActPattern later, PackRule rule) =>
        earlier.Text.EndsWith('*') || later.Text.EndsWith('*')
            ? []
            : [new(BondKind.Order, earlier.Text, later.Text, rule.Id.Value)];

    // An event that one act alone stands for happens with that act.
    private string NameOf(string type)
    {
        var acts = pack.Acts.Where(entry => entry.Events.Contains(type)).Select(entry => entry.Act.Text).ToArray();
        return acts is [var only] && !only.EndsWith('*') ? only : type;
    }
}
