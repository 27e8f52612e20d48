namespace Grid.Simulator.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void Draws_are_those_of_the_published_generator()
    {
        var random = new SeededRandom(1234567);

        Assert.Equal(
            [
                6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431,
                16408922859458223821,
            ],
            Enumerable.Range(0, 5).Select(_ => random.Bits()));
    }

    [Fact]
    public void Numbers_lie_between_their_bounds() => Plans.Seeds.Select(Gen.Int[-50, 50], Gen.Int[0, 50]).Sample(
        (seed, least, more) =>
        {
            var drawn = new SeededRandom(seed).Between(least, least + more);
            return least <= drawn && drawn <= least + more;
        });

    [Fact]
    public void What_is_drawn_from_a_fork_moves_nothing_here() => Plans.Seeds.Select(Gen.Int[0, 20]).Sample(
        (seed, drawn) =>
        {
            var (one, other) = (new SeededRandom(seed), new SeededRandom(seed));
            var fork = one.Fork();
            other.Fork();
            for (var i = 0; i < drawn; i++)
            {
                fork.Bits();
            }

            return one.Bits() == other.Bits();
        });
}
