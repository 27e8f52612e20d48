namespace Grid.Cluster.Tests.Faults;

/// <summary>Which faults come when: it follows from the seed alone.</summary>
public static class FaultPlan
{
    public const int Silos = 3;

    /// <summary>One fault of each kind that the machine can make, in an order of the seed's, each short.</summary>
    public static ImmutableArray<Fault> OneOfEach(int seed, IEnumerable<FaultKind> possible)
    {
        var random = new Draws(seed);
        var kinds = possible.OrderBy(_ => random.Below(int.MaxValue)).ToList();
        return [.. kinds.Select(kind => Draw(random, kind, isLong: false))];
    }

    /// <summary>So many faults; a kind that tells more comes more often.</summary>
    public static ImmutableArray<Fault> Many(int seed, int rounds, IEnumerable<FaultKind> possible)
    {
        var random = new Draws(seed);
        var weighed = possible.SelectMany(kind => Enumerable.Repeat(kind, WeightOf(kind))).ToList();
        return
        [
            .. Enumerable.Range(0, rounds).Select(
                _ => Draw(random, weighed[random.Below(weighed.Count)], isLong: true)),
        ];
    }

    private static int WeightOf(FaultKind kind) => kind switch
    {
        FaultKind.KillSilo => 6,
        FaultKind.KillAllSilos or FaultKind.KillDatabase or FaultKind.CutConnections or FaultKind.FreezeSilo => 3,
        _ => 2,
    };

    private static Fault Draw(Draws random, FaultKind kind, bool isLong) => new(
        kind,
        random.Below(Silos),
        TimeSpan.FromMilliseconds(500 + random.Below(1500)),
        kind switch
        {
            // Mostly as long as it takes to be declared dead, now and then much longer.
            FaultKind.FreezeSilo => TimeSpan.FromSeconds(
                !isLong ? 8 : random.Below(8) switch { 0 => 90, 1 => 30, 2 => 2, _ => 8 + random.Below(4) }),
            FaultKind.KillSilo => TimeSpan.FromMilliseconds((isLong ? 6000 : 4000) + random.Below(2000)),
            FaultKind.KillAllSilos or FaultKind.CutConnections => TimeSpan.FromMilliseconds(random.Below(1000)),
            _ => TimeSpan.FromMilliseconds(2000 + random.Below(3000)),
        })
    {
        Jump = kind == FaultKind.JumpClock
            ? TimeSpan.FromMinutes((random.Below(2) == 0 ? 1 : -1) * (random.Below(2) == 0 ? 60 : 24 * 60))
            : default,
    };

    // The same on every machine and in every version of the runtime (SplitMix64).
    private sealed class Draws(int seed)
    {
        private ulong _state = (ulong)(uint)seed;

        public int Below(int bound)
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15;
                var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
                mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
                return (int)((mixed ^ (mixed >> 31)) % (uint)bound);
            }
        }
    }
}
