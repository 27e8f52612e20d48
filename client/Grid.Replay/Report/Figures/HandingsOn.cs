using Grid.Charts;
using Grid.Replay.Running;

namespace Grid.Replay.Report.Figures;

/// <summary>
/// Who handed work on to whom: two acts of one case that follow each other, by different officers. The heaviest pairs
/// are drawn.
/// </summary>
public sealed record HandingsOn
{
    /// <summary>Most pairs that are drawn.</summary>
    public const int PairsMax = 60;

    public required ImmutableArray<ChartNode> Nodes { get; init; }

    public required ImmutableArray<ChartEdge> Edges { get; init; }

    /// <summary>Pairs of officers, drawn or not.</summary>
    public required int Pairs { get; init; }

    /// <summary>Handings-on, drawn or not.</summary>
    public required int All { get; init; }

    public int Drawn => (int)Edges.Sum(edge => edge.Weight);

    public static HandingsOn Of(ImmutableArray<CaseOutcome> cases)
    {
        var pairs = cases.SelectMany(Pass).CountBy(pair => pair).ToArray();
        var weights = pairs.SelectMany(pair => (KeyValuePair<OfficerName, int>[])
                [new(pair.Key.From, pair.Value), new(pair.Key.To, pair.Value)])
            .GroupBy(end => end.Key).ToDictionary(ends => ends.Key, ends => ends.Sum(end => end.Value));
        var drawn = pairs.OrderByDescending(pair => pair.Value)
            .ThenBy(pair => $"{pair.Key.From}", StringComparer.Ordinal)
            .ThenBy(pair => $"{pair.Key.To}", StringComparer.Ordinal)
            .Take(PairsMax).ToArray();
        // Numbers stand for names, so that two names that are cut alike stay apart.
        var ids = drawn.SelectMany(pair => (OfficerName[])[pair.Key.From, pair.Key.To]).Distinct()
            .Select((name, i) => (name, Id: $"{i}")).ToDictionary(node => node.name, node => node.Id);
        return new()
        {
            Nodes =
            [
                .. ids.Select(node => new ChartNode(
                    node.Value, ReportNumber.Cut($"{node.Key}"), weights[node.Key], ReportNumber.Cut(node.Key.Organ))),
            ],
            Edges = [.. drawn.Select(pair => new ChartEdge(ids[pair.Key.From], ids[pair.Key.To], pair.Value))],
            Pairs = pairs.Length,
            All = pairs.Sum(pair => pair.Value),
        };
    }

    private static IEnumerable<(OfficerName From, OfficerName To)> Pass(CaseOutcome outcome)
    {
        foreach (var (before, after) in outcome.Case.Acts.Zip(outcome.Case.Acts.Skip(1)))
        {
            if (before.Officer is { } from && after.Officer is { } to && from != to)
            {
                yield return (new(outcome.Case.Organ, from), new(outcome.Case.Organ, to));
            }
        }
    }
}
