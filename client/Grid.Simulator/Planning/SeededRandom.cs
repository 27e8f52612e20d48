using System.Globalization;

namespace Grid.Simulator.Planning;

/// <summary>
/// Chance that can be had again: the same seed gives the same draws on every machine (SplitMix64). Not for secrets.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next sixty-four bits.</summary>
    public ulong Bits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A number from 0 up, below the bound.</summary>
    public int Below(int bound) => (int)(Bits() % (uint)bound);

    /// <summary>A number between two, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>A fraction from 0 up, below 1.</summary>
    public double Fraction() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>Random bytes as lower-case hex.</summary>
    public string Hex(int bytes) => string.Concat(Enumerable.Range(0, bytes)
        .Select(_ => Below(256).ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>A source of its own for one thing, so that what is drawn there moves nothing here.</summary>
    public SeededRandom Fork() => new(Bits());
}
