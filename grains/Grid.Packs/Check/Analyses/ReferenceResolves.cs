using Grid.Domain.Cases;
using Grid.Domain.Clocks;

namespace Grid.Packs.Check.Analyses;

/// <summary>
/// What one part of a pack speaks of, another part has. Names are the compiler's to resolve; here it is the events of
/// clocks, which some act must bring about, and who extends them.
/// </summary>
internal static class ReferenceResolves
{
    public static readonly Analysis Analysis = new(
        new(CompilerRules.ReferenceResolves, HoleWeight.Error, "every reference leads to something that is there"),
        Look);

    private static IEnumerable<Spotted> Look(CheckedPack pack)
    {
        foreach (var clock in pack.Pack.Clocks.Where(clock => clock.SupersededBy is null))
        {
            foreach (var (type, weight) in Events(clock))
            {
                if (!IsBroughtAbout(pack.Pack, type))
                {
                    yield return new(
                        pack.Places.Of("clocks", clock.Id.Value),
                        $"no act brings about {Wording.Quote(type)}, of which clock "
                        + $"{Wording.Quote(clock.Id.Value)} speaks",
                        $"add the act to the catalogue, or `events: [{type}]` to one that stands for it")
                    {
                        Weight = weight,
                    };
                }
            }

            foreach (var approver in Approvers(clock).Where(name => !IsSomebody(pack.Pack, name)))
            {
                yield return new(
                    pack.Places.Of("clocks", clock.Id.Value),
                    $"`approvers` names no {Wording.Quote(approver)}, who extends clock "
                    + Wording.Quote(clock.Id.Value),
                    "add the name there, so that it is known who may")
                {
                    Weight = HoleWeight.Warning,
                };
            }
        }
    }

    // Without its start a clock never runs; without the others it only moves less than it might.
    private static IEnumerable<(string Type, HoleWeight Weight)> Events(ClockDefinition clock) =>
    [
        (clock.Start.Event, HoleWeight.Error),
        .. clock.Effects.Where(effect => effect is ClockEffect.Stop).Select(stop => (stop.Event, HoleWeight.Error)),
        .. clock.Effects.Where(effect => effect is not ClockEffect.Stop)
            .SelectMany(effect => effect.Events).Distinct(StringComparer.Ordinal)
            .Select(type => (type, HoleWeight.Warning)),
    ];

    private static IEnumerable<string> Approvers(ClockDefinition clock) =>
        clock.Effects.OfType<ClockEffect.Extend>().Select(extend => extend.ApprovedBy).OfType<string>()
            .Distinct(StringComparer.Ordinal);

    // A pack without the table takes these names as acts say them.
    private static bool IsSomebody(RulePack pack, string name) =>
        pack.Approvals.IsEmpty || pack.Approvals.Any(entry => entry.Name == name);

    private static bool IsBroughtAbout(RulePack pack, string type) =>
        pack.Acts.Any(entry => entry.Act.Matches(type) || entry.Events.Contains(type))
        || DeedEvents.All.Contains(type);
}
