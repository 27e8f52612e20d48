using Grid.Client;

namespace Grid.Cli.Tests;

/// <summary>How much a client has under way.</summary>
public sealed class CallsUnderWayTests
{
    private const int Many = 10;

    private readonly StoppedClock _clock = new();

    [Fact]
    public void Whoever_has_no_room_is_told_when_to_come_back()
    {
        var calls = new CallsUnderWay(Many, _clock);
        Fill(calls);
        Assert.False(calls.TryEnter());
        Assert.InRange(CallsUnderWay.Overloaded().RetryAfter.TotalMilliseconds, 125, 375);
    }

    [Fact]
    public void One_that_leaves_makes_room_for_one()
    {
        var calls = new CallsUnderWay(Many, _clock);
        Fill(calls);
        calls.Leave();
        Assert.True(calls.TryEnter());
        Assert.False(calls.TryEnter());
    }

    [Fact]
    public void A_grid_that_answers_slowly_has_fewer_under_way_but_always_room_beside_a_bulk_of_submissions()
    {
        var calls = new CallsUnderWay(Many, _clock);
        for (var second = 0; second < 20; second++)
        {
            Fill(calls);
            _clock.Advance(TimeSpan.FromSeconds(1));
            calls.Leave();
        }

        Assert.InRange(calls.Most, 2 * Many, (2 * Many) + 1);
    }

    [Fact]
    public void A_grid_that_answers_fast_has_as_many_under_way_as_it_answers_in_75_milliseconds()
    {
        var calls = new CallsUnderWay(Many, _clock);
        AnswerFast(calls);

        Assert.InRange(calls.Most, 1490, 1510);
    }

    [Fact]
    public void A_grid_that_was_slow_and_is_fast_again_has_as_many_under_way_as_before()
    {
        var calls = new CallsUnderWay(Many, _clock);
        for (var second = 0; second < 20; second++)
        {
            Fill(calls);
            _clock.Advance(TimeSpan.FromSeconds(1));
            calls.Leave();
        }

        AnswerFast(calls);

        Assert.InRange(calls.Most, 1490, 1510);
    }

    [Fact]
    public void A_grid_that_stood_still_for_a_moment_is_not_taken_for_a_slower_one()
    {
        var calls = new CallsUnderWay(Many, _clock);
        var first = calls.Most;
        Fill(calls);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        calls.Leave();

        Assert.InRange(calls.Most, first * 9 / 10, first);
    }

    [Fact]
    public void Time_in_which_there_was_nothing_to_do_is_none_that_the_grid_took()
    {
        var calls = new CallsUnderWay(Many, _clock);
        var first = calls.Most;
        for (var burst = 0; burst < 20; burst++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            for (var entered = 0; entered < first; entered++)
            {
                Assert.True(calls.TryEnter());
            }

            for (var left = 0; left < first; left++)
            {
                calls.Leave();
            }
        }

        Assert.Equal(first, calls.Most);
    }

    [Fact]
    public void One_with_little_to_do_learns_nothing_of_what_the_grid_could_do()
    {
        var calls = new CallsUnderWay(Many, _clock);
        var first = calls.Most;
        for (var second = 0; second < 20; second++)
        {
            Assert.True(calls.TryEnter());
            _clock.Advance(TimeSpan.FromSeconds(1));
            calls.Leave();
        }

        Assert.Equal(first, calls.Most);
    }

    // Twenty thousand a second, for twenty seconds.
    private void AnswerFast(CallsUnderWay calls)
    {
        for (var tenth = 0; tenth < 200; tenth++)
        {
            var answered = 0;
            while (answered < 1999)
            {
                Fill(calls);
                for (var most = calls.Most; most > 1 && answered < 1999; most--, answered++)
                {
                    calls.Leave();
                }
            }

            Fill(calls);
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            calls.Leave();
        }
    }

    private static void Fill(CallsUnderWay calls)
    {
        while (calls.TryEnter())
        {
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }
}
