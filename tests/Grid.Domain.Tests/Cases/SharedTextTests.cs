namespace Grid.Domain.Tests.Cases;

/// <summary>What many cases say alike is in memory once.</summary>
public sealed class SharedTextTests
{
    private static readonly Timestamp At = Timestamp.Parse("2031-05-06T07:08:09Z");

    [Fact]
    public void Names_that_came_with_different_commands_are_one_text_in_all_cases()
    {
        var (one, other) = (Told(), Told());

        Assert.Same(one.Stage, other.Stage);
        Assert.Same(one.Acts[0].Act, other.Acts[0].Act);
        Assert.Same(one.Acts[0].Officer?.Value, other.Acts[0].Officer?.Value);
        Assert.Same(one.Responsibilities[0].Slot.Value, other.Responsibilities[0].Slot.Value);
        Assert.Same(one.Responsibilities[0].Holder.Value, other.Moves[0].To.Value);
    }

    // Each time of texts of its own, as they are read from a wire.
    private static CaseState Told() => CaseState.None
        .Evolve(new CaseEvent.Opened(new(Anew("county")), true) { Stage = Anew("filing") }, At)
        .Evolve(new CaseEvent.SlotFilled(new(Anew("lead")), 1, new(Anew("officer:made/1"))), At)
        .Evolve(new CaseEvent.ActRecorded(Anew("hearing-held")) { Officer = new(Anew("officer:made/1")) }, At);

    private static string Anew(string text) => new([.. text]);
}
