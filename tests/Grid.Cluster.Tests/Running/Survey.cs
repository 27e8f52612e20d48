using System.Globalization;
using Grid.Cluster.Tests.Checking;
using Grid.Cluster.Tests.Faults;

namespace Grid.Cluster.Tests.Running;

/// <summary>What became of the rounds on one database.</summary>
internal sealed class Survey(
    int seed, IReadOnlyList<Round> rounds, IReadOnlyList<Sent> sent, (int All, int Settling) entries)
{
    // Whoever is answered within this time was not held up.
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(1);

    public IReadOnlyList<Round> Rounds => rounds;

    /// <summary>What the rounds and the checker have found.</summary>
    public required ImmutableArray<string> Found { get; init; }

    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<string> Problems => [.. Found, .. Untried()];

    public string Counts() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {seed}: {rounds.Count} rounds, {sent.Count} sent, {sent.Count(one => one.IsDone)} done, "
        + $"{sent.Count(one => one.Outcome == "refused")} refused, "
        + $"{sent.Count(one => one.Outcome == "overloaded")} overloaded, "
        + $"{sent.Count(one => one.Outcome is null or "unknown")} unknown and asked again, "
        + $"{sent.Count(one => one.Attempt > 1 && one.SentAt < rounds[^1].EndedAt)} sent again during the faults, "
        + $"{entries.All} entries, {entries.Settling} of them settle an attempt, "
        + $"{Problems.Length} problems");

    /// <summary>How long clients felt each fault.</summary>
    public IEnumerable<(FaultKind Kind, TimeSpan Silence, TimeSpan Back, TimeSpan BackAfterHealing)> Felt() =>
        rounds.Select(round => (
            round.Fault.Kind,
            Silence(round),
            // A silo that is killed is started again: what its return disturbs is told by the other column.
            Back(round.MadeAt, round.Fault.Kind == FaultKind.KillSilo ? round.HealedAt : round.EndedAt),
            Back(round.HealedAt, round.EndedAt)));

    // What the load did not show, so that a promise was not tried.
    private IEnumerable<string> Untried()
    {
        if (!sent.Any(one => one.Outcome == "refused"))
        {
            yield return "nothing was refused, so nothing shows that what is refused has no effect";
        }

        if (sent.Any(one => one.Outcome is null or "unknown") && !sent.Any(one => one.Attempt > 1))
        {
            yield return "no unknown outcome was tried again";
        }
    }

    // The longest time in which nobody was answered at all.
    private TimeSpan Silence(Round round)
    {
        var longest = TimeSpan.Zero;
        var before = round.MadeAt;
        foreach (var at in sent.Where(one => one.IsDefinite && one.AnsweredAt > round.MadeAt
            && one.AnsweredAt < round.EndedAt)
            .Select(one => one.AnsweredAt!.Value).Append(round.EndedAt).Order())
        {
            longest = at - before > longest ? at - before : longest;
            before = at;
        }

        return longest;
    }

    // From when on everything that is sent is answered promptly.
    private TimeSpan Back(DateTime from, DateTime until) =>
        sent.Where(one => one.SentAt > from && one.SentAt < until
                && !(one.IsDefinite && one.AnsweredAt - one.SentAt < Prompt))
            .Select(one => one.SentAt).DefaultIfEmpty(from).Max() - from;
}
