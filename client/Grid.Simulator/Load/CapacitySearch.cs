namespace Grid.Simulator.Load;

/// <summary>
/// Which rate is tried next: the double while it is sustained, half while it is not, then one between the two until
/// they are close. What is found so must be sustained again, more than once; else it counts as not sustained.
/// </summary>
/// <param name="first">The rate to begin with.</param>
internal sealed class CapacitySearch(double first)
{
    /// <summary>How often the rate that is found is sustained, to be believed.</summary>
    public const int TimesNeeded = 3;

    // The found rate and the one that is too much are no further apart than this.
    private const double Close = 1.05;

    // Who sustains less than this part of the first rate sustains nothing.
    private const double LeastPart = 1.0 / 256;

    private readonly SortedDictionary<double, int> _sustained = [];
    private double _tooMuch = double.PositiveInfinity;

    /// <summary>The highest rate that was sustained each time.</summary>
    public double? Sustained => _sustained.Count > 0 ? _sustained.Keys.Last() : null;

    /// <summary>The rate to try next; nothing when there is no more to learn.</summary>
    public double? Next() => (Sustained, _tooMuch) switch
    {
        (null, double.PositiveInfinity) => first,
        (null, var tooMuch) => tooMuch / 2 >= first * LeastPart ? tooMuch / 2 : null,
        ({ } sustained, double.PositiveInfinity) => sustained * 2,
        ({ } sustained, var tooMuch) when tooMuch / sustained > Close => Math.Sqrt(sustained * tooMuch),
        ({ } sustained, _) => _sustained[sustained] < TimesNeeded ? sustained : null,
    };

    public void Learn(double rate, bool isSustained)
    {
        if (isSustained)
        {
            _sustained[rate] = _sustained.GetValueOrDefault(rate) + 1;
        }
        else
        {
            _sustained.Remove(rate);
            _tooMuch = Math.Min(_tooMuch, rate);
        }
    }
}
