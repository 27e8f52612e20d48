namespace Grid.Grains.Followers.Live;

/// <summary>How many acts were recorded in each of the last seconds, by the grid's own clock.</summary>
internal sealed class ActRates
{
    /// <summary>How many seconds are told.</summary>
    public const int Seconds = 300;

    private const int Recent = 10;
    private const int Size = 512;

    private readonly int[] _acts = new int[Size];
    private long _newest;

    public void Add(Timestamp recordedAt)
    {
        var second = recordedAt.AsUtc / TimeSpan.TicksPerSecond;
        Advance(second);
        if (second > _newest - Size)
        {
            _acts[second % Size]++;
        }
    }

    /// <summary>The last full seconds before a time, the newest last.</summary>
    public ImmutableArray<RatePoint> Before(DateTimeOffset now)
    {
        var end = now.UtcTicks / TimeSpan.TicksPerSecond;
        Advance(end);
        return
        [
            .. from second in Enumerable.Range(0, Seconds).Select(place => end - Seconds + place)
               select new RatePoint(new(second * TimeSpan.TicksPerSecond, TimeSpan.Zero), ActsIn(second)),
        ];
    }

    /// <summary>Acts a second over the last ten full seconds.</summary>
    public double PerSecondBefore(DateTimeOffset now)
    {
        var end = now.UtcTicks / TimeSpan.TicksPerSecond;
        Advance(end);
        return Enumerable.Range(1, Recent).Sum(back => ActsIn(end - back)) / (double)Recent;
    }

    // A clock that was set back looks at seconds that may be gone.
    private int ActsIn(long second) => second > _newest - Size && second <= _newest ? _acts[second % Size] : 0;

    private void Advance(long second)
    {
        var steps = Math.Min(second - _newest, Size);
        for (var step = 0; step < steps; step++)
        {
            _acts[(second - step) % Size] = 0;
        }

        _newest = Math.Max(_newest, second);
    }
}
