using Grid.Domain.Clocks;
using Grid.Packs.Tests.Corpus;
using Xunit.Abstractions;

namespace Grid.Packs.Tests;

/// <summary>
/// Who owes what in China, from which act on, and which acts end it, stands twice, and a slip in one shows.
/// </summary>
public sealed class OwedTests(ITestOutputHelper output)
{
    private static readonly Slot AnotherSlot = new("recorder");

    [Fact]
    public void Every_clock_that_an_act_starts_has_a_row() => Assert.Equal(
        CnPack.Pack.Clocks.Where(clock => !DeedEvents.All.Contains(clock.Start.Event))
            .Select(clock => clock.Id.Value).Order(StringComparer.Ordinal),
        OwedRow.Of("cn").Select(row => row.Clock).Order(StringComparer.Ordinal));

    [Fact]
    public void What_begins_a_term_and_ends_it_and_who_answers_for_it_is_as_the_row_says()
    {
        var mistakes = OwedRow.Of("cn").SelectMany(row => row.Mistakes(CnPack.Pack, CnPack.Clock(row.Clock))).ToArray();

        Assert.True(mistakes.Length == 0, string.Join(Environment.NewLine, mistakes));
    }

    [Fact]
    public void A_slip_in_what_begins_a_term_or_ends_it_or_in_who_owes_it_is_noticed()
    {
        var rows = OwedRow.Of("cn").ToDictionary(row => row.Clock, StringComparer.Ordinal);
        var (tried, unnoticed) = (0, new List<string>());
        foreach (var clock in CnPack.Pack.Clocks.Where(clock => rows.ContainsKey(clock.Id.Value)))
        {
            foreach (var (slip, mutant) in Slips(clock))
            {
                tried++;
                if (!rows[clock.Id.Value].Mistakes(CnPack.Pack, mutant).Any())
                {
                    unnoticed.Add($"{clock.Id}: {slip}");
                }
            }
        }

        output.WriteLine($"{tried} slips, {unnoticed.Count} unnoticed");
        Assert.True(unnoticed.Count == 0, string.Join(Environment.NewLine, unnoticed));
    }

    private static IEnumerable<(string Slip, ClockDefinition Clock)> Slips(ClockDefinition clock)
    {
        // Of a term without a limit nobody is late, whoever holds it.
        if (!clock.Length.IsEmpty)
        {
            yield return ("another answers", clock with { Holder = AnotherSlot });
        }

        if (clock is { Holder: not null, Length.IsEmpty: false })
        {
            yield return ("nobody answers", clock with { Holder = null });
        }

        yield return ("another act begins it", clock with { Start = clock.Start with { Event = "ChannelUsed" } });
        if (!clock.Start.Unless.IsEmpty || clock.Start.If is not null)
        {
            yield return ("with whatever facts", clock with { Start = clock.Start with { Unless = [], If = null } });
        }

        for (var i = 0; i < clock.Start.When.Length; i++)
        {
            yield return ($"not when {clock.Start.When[i].Name}", clock with
            {
                Start = clock.Start with { When = clock.Start.When.RemoveAt(i) },
            });
        }

        if (clock.Procedure is not null)
        {
            yield return ("in any procedure", clock with { Procedure = null });
        }

        if (!clock.Except.IsEmpty)
        {
            yield return ("without an exception", clock with { Except = [] });
        }

        foreach (var stop in clock.Effects.OfType<ClockEffect.Stop>())
        {
            yield return ($"not ended by {stop.Event}", clock with { Effects = clock.Effects.Remove(stop) });
        }

        yield return ("ended by what ends it not", clock with
        {
            Effects = clock.Effects.Add(new ClockEffect.Stop("ChannelUsed")),
        });
    }
}
