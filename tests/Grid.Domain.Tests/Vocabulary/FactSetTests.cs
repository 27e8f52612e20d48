namespace Grid.Domain.Tests.Vocabulary;

public sealed class FactSetTests
{
    [Fact]
    public void Facts_are_sorted_blank_ones_dropped_and_the_last_of_one_name_kept()
    {
        var facts = FactSet.Of([new("b", "1"), new("a", " "), new("B", "2"), new("b", "3"), new("c", "")]);

        Assert.Equal([new Fact("B", "2"), new Fact("b", "3")], facts.Items.ToArray());
        Assert.Equal("3", facts["b"]);
        Assert.Null(facts["a"]);
    }

    [Fact]
    public void A_blank_value_does_not_hide_an_earlier_one() =>
        Assert.Equal("1", FactSet.Of([new("a", "1"), new("a", " ")])["a"]);

    [Fact]
    public void Facts_that_say_the_same_are_equal()
    {
        var (left, right) = (FactSet.Of([new("a", "1"), new("b", "2")]), FactSet.Of([new("b", "2"), new("a", "1")]));

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, FactSet.Of([new("a", "1")]));
        Assert.Same(FactSet.None, FactSet.Of([new("a", "")]));
        Assert.Equal(FactSet.None.GetHashCode(), FactSet.Of([]).GetHashCode());
    }
}
