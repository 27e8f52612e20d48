using Grid.Simulator.Planning;

namespace Grid.Simulator.Load;

/// <summary>
/// When commands arrive: a function of scenario and seed alone. It knows nothing of answers, so it cannot wait for one.
/// </summary>
/// <param name="scenario">Rate, duration, profile, and how arrivals are spread.</param>
/// <param name="seed">What chance is drawn from.</param>
internal sealed class ArrivalSchedule(LoadScenario scenario, ulong seed)
{
    private readonly ImmutableArray<(double Seconds, double From, double To)> _phases = PhasesOf(scenario);

    /// <summary>How many arrivals are to be expected.</summary>
    public double Expected => _phases.Sum(CountOf);

    /// <summary>The intended starts, in order, from the beginning of the load.</summary>
    public IEnumerable<TimeSpan> Times()
    {
        var random = new SeededRandom(seed);
        var (phase, begun, count) = (0, 0.0, 0.0);
        // Time is measured in expected arrivals: there, however the rate changes, they are evenly dense.
        for (var due = First(random); ; due += Distance(random))
        {
            while (phase < _phases.Length && due >= count + CountOf(_phases[phase]))
            {
                count += CountOf(_phases[phase]);
                begun += _phases[phase].Seconds;
                phase++;
            }

            if (phase == _phases.Length)
            {
                yield break;
            }

            yield return TimeSpan.FromSeconds(begun + SecondsUntil(_phases[phase], due - count));
        }
    }

    /// <summary>How many arrivals are to be expected until then.</summary>
    public double ExpectedUntil(TimeSpan at)
    {
        var (left, count) = (at.TotalSeconds, 0.0);
        foreach (var phase in _phases)
        {
            if (left < phase.Seconds)
            {
                var rate = phase.From + ((phase.To - phase.From) * left / phase.Seconds);
                return count + (left * (phase.From + rate) / 2);
            }

            left -= phase.Seconds;
            count += CountOf(phase);
        }

        return count;
    }

    private double First(SeededRandom random) => scenario.Arrivals == ArrivalKind.Constant ? 0 : Distance(random);

    private double Distance(SeededRandom random) =>
        scenario.Arrivals == ArrivalKind.Constant ? 1 : -Math.Log(1 - random.Fraction());

    private static double CountOf((double Seconds, double From, double To) phase) =>
        phase.Seconds * (phase.From + phase.To) / 2;

    // Where the rate is a + kt, a number n of arrivals is expected after t with at + kt²/2 = n.
    private static double SecondsUntil((double Seconds, double From, double To) phase, double count)
    {
        var growth = (phase.To - phase.From) / phase.Seconds;
        var root = Math.Sqrt(Math.Max(0, (phase.From * phase.From) + (2 * growth * count)));
        return count == 0 ? 0 : 2 * count / (phase.From + root);
    }

    private static ImmutableArray<(double Seconds, double From, double To)> PhasesOf(LoadScenario scenario)
    {
        List<LoadPhase> profile = scenario.Profile.Count > 0 ? scenario.Profile : [new()];
        var shares = profile.Sum(phase => phase.Share);
        return
        [
            .. profile.Select(phase => (
                scenario.Duration.TotalSeconds * phase.Share / shares,
                scenario.Rate * phase.From,
                scenario.Rate * (phase.To ?? phase.From))),
        ];
    }
}
