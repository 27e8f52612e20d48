namespace Grid.Packs.Tests;

/// <summary>
/// What befalls a clock in a case of the corpus matters to it: a case that it leaves as it was shows nothing.
/// </summary>
public sealed class CorpusEventTests
{
    [Fact]
    public void No_event_of_a_case_can_be_left_out_of_it()
    {
        var idle = DeadlineCorpus.All
            .SelectMany(one => one.Events.Where(happened => Leaves(one, happened))
                .Select(happened => $"{one.Clock}, {one.Name}: {happened.Type} of {happened.At}"))
            .ToArray();
        Assert.True(idle.Length == 0, string.Join(Environment.NewLine, idle));
    }

    // Told otherwise nowhere: neither the last day, nor how sure it is, nor a step on the way.
    private static bool Leaves(DeadlineCase one, DeadlineCaseEvent happened)
    {
        var without = new DeadlineCase
        {
            Clock = one.Clock,
            Name = one.Name,
            Start = one.Start,
            Events = [.. one.Events.Where(other => other != happened)],
            AsOf = one.AsOf,
            Due = one.Due,
            Provisional = one.Provisional,
            Steps = one.Steps,
            Never = one.Never,
            Met = one.Met,
            Missed = one.Missed,
        };
        return !without.Mistakes(CnPack.Pack).Any();
    }
}
