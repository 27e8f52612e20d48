using Grid.Simulator.Load;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Simulator.Tests.Load;

/// <summary>Waits that end at the same moment are one.</summary>
public sealed class SharedWaitsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Nobody_waits_less_than_was_asked_and_those_of_one_moment_wait_together()
    {
        var waits = new SharedWaits(_clock);
        Task[] soon = [.. Enumerable.Range(12, 5).Select(span => waits.For(TimeSpan.FromMilliseconds(span)))];
        var later = waits.For(TimeSpan.FromMilliseconds(21));
        Assert.All(soon, wait => Assert.Same(soon[0], wait));

        _clock.Advance(TimeSpan.FromMilliseconds(19));
        Assert.False(soon[0].IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await soon[0];
        Assert.False(later.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(10));
        await later;
    }

    [Fact]
    public async Task What_begins_later_ends_later()
    {
        var waits = new SharedWaits(_clock);
        var first = waits.For(TimeSpan.FromMilliseconds(10));
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        await first;

        var second = waits.For(TimeSpan.FromMilliseconds(10));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        await second;
    }
}
