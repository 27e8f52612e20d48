using Grid.Domain.Clocks;
using Grid.Packs.Examples;
using Xunit.Abstractions;

namespace Grid.Packs.Tests;

/// <summary>
/// No figure of a limit, nothing that moves it, and nobody who may extend it, is wrong without a case that notices.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    [Fact]
    public void A_slip_in_a_limit_of_cn_is_noticed_by_a_case_of_the_corpus()
    {
        var cases = DeadlineCorpus.All.ToLookup(one => CnPack.Clock(one.Clock).Id);
        var (tried, unnoticed) = (0, new List<string>());
        var general = Mutants.GeneralIn(CnPack.Pack);
        foreach (var clock in CnPack.Pack.Clocks)
        {
            foreach (var (slip, mutant) in Mutants.Of(clock, general))
            {
                tried++;
                if (!cases[clock.Id].Any(one => one.Mistakes(mutant).Any()))
                {
                    unnoticed.Add($"{clock.Id}: {slip}");
                }
            }
        }

        Tell(tried, unnoticed);
    }

    [Theory]
    [InlineData("ew")]
    [InlineData("us-fed")]
    public void A_slip_in_a_limit_of_a_second_jurisdiction_is_noticed_by_one_of_its_examples(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        var pack = LawPacks.Compile(name);
        var (tried, unnoticed) = (0, new List<string>());
        Assert.Empty(PackExamples.Run(folder, pack).Failures);
        var general = Mutants.GeneralIn(pack);
        foreach (var clock in pack.Clocks)
        {
            foreach (var (slip, mutant) in Mutants.Of(clock, general))
            {
                tried++;
                var slipped = pack with { Clocks = pack.Clocks.Replace(clock, mutant, Same) };
                if (PackExamples.Run(folder, slipped).Failures.IsEmpty)
                {
                    unnoticed.Add($"{clock.Id}: {slip}");
                }
            }
        }

        Tell(tried, unnoticed);
    }

    private static readonly IEqualityComparer<ClockDefinition> Same =
        EqualityComparer<ClockDefinition>.Create((one, other) => one?.Id == other?.Id, clock => clock.Id.GetHashCode());

    private void Tell(int tried, List<string> unnoticed)
    {
        output.WriteLine($"{tried} slips, {unnoticed.Count} unnoticed");
        Assert.True(unnoticed.Count == 0, string.Join(Environment.NewLine, unnoticed));
    }
}
