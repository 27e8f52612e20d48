namespace Grid.Grains.Telemetry;

/// <summary>Lets a second have few lines of one sort in the log, and counts those that are left out.</summary>
/// <param name="clock">What seconds are told by.</param>
/// <param name="linesASecond">Lines in one second at the most.</param>
internal sealed class LogLimit(TimeProvider clock, int linesASecond)
{
    private readonly Lock _gate = new();
    private long _second = long.MinValue;
    private int _lines;
    private long _leftOut;

    /// <summary>How many were left out before this one; nothing where this one is left out as well.</summary>
    public long? Enter()
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
        {
            (_second, _lines) = second == _second ? (second, _lines + 1) : (second, 1);
            if (_lines > linesASecond)
            {
                _leftOut++;
                return null;
            }

            var leftOut = _leftOut;
            _leftOut = 0;
            return leftOut;
        }
    }
}
