using Grid.Replay.Reading;
using Grid.Replay.Running;

namespace Grid.Replay.Report.Figures;

/// <summary>The stretches that took longest, by their median.</summary>
/// <param name="Slowest">Slowest first.</param>
/// <param name="Pairs">Pairs of acts that occur often enough.</param>
/// <param name="Rarer">Pairs of acts that do not.</param>
public sealed record Stretches(ImmutableArray<Stretch> Slowest, int Pairs, int Rarer)
{
    /// <summary>Most stretches that are listed.</summary>
    public const int ListedMax = 25;

    // What happens in fewer than one case in a hundred is no stretch of the way, but a story of its own.
    private const int CasesInOne = 100;

    /// <summary>How often a pair must occur to be listed.</summary>
    public required int TimesMin { get; init; }

    /// <summary>Pairs whose second act is timed before the first.</summary>
    public required int Backwards { get; init; }

    /// <summary>Pairs of which only one time has an offset.</summary>
    public required int Incomparable { get; init; }

    public static Stretches Of(ImmutableArray<CaseOutcome> cases)
    {
        var (backwards, incomparable) = (0, 0);
        var taken = new Dictionary<(string From, string To), List<(TimeSpan Taken, string Case)>>();
        foreach (var (name, from, to) in cases.SelectMany(Neighbours))
        {
            if (to.At.Since(from.At) is not { } time)
            {
                incomparable++;
            }
            else if (time < TimeSpan.Zero)
            {
                backwards++;
            }
            else
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                    taken, (from.Act, to.Act), out _) ??= [];
                taken[(from.Act, to.Act)].Add((time, name));
            }
        }

        var timesMin = Math.Max(1, cases.Length / CasesInOne);
        var often = taken.Where(pair => pair.Value.Count >= timesMin).Select(StretchOf).ToArray();
        return new(
            [
                .. often.OrderByDescending(stretch => stretch.Median).ThenByDescending(stretch => stretch.Longest)
                    .ThenBy(stretch => (stretch.From, stretch.To)).Take(ListedMax),
            ],
            often.Length,
            taken.Count - often.Length)
        {
            TimesMin = timesMin,
            Backwards = backwards,
            Incomparable = incomparable,
        };
    }

    private static IEnumerable<(string Case, LogAct From, LogAct To)> Neighbours(CaseOutcome outcome) =>
        outcome.Case.Acts.Zip(outcome.Case.Acts.Skip(1), (from, to) => (outcome.Case.Name, from, to));

    private static Stretch StretchOf(
        KeyValuePair<(string From, string To), List<(TimeSpan Taken, string Case)>> pair)
    {
        var sorted = pair.Value.OrderBy(one => one.Taken).ToArray();
        return new(pair.Key.From, pair.Key.To, sorted.Length)
        {
            Median = At(sorted, 50),
            NineInTen = At(sorted, 90),
            Longest = sorted[^1].Taken,
            Case = sorted[^1].Case,
        };
    }

    // The nearest rank: the smallest value that so many of a hundred do not exceed.
    private static TimeSpan At((TimeSpan Taken, string Case)[] sorted, int ofHundred) =>
        sorted[((sorted.Length * ofHundred) + 99) / 100 - 1].Taken;
}
