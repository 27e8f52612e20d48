namespace Grid.Grains.Followers.Live;

/// <summary>
/// The numbers of every unit added up anew from its cases, some at a time, while entries go on coming: what a case adds
/// is changed in this sum as well from the moment on in which the case was added to it.
/// </summary>
/// <param name="number">Which time this is, from 1.</param>
/// <param name="cases">The cases that were known when it began.</param>
/// <param name="forgotten">What is counted of cases that were not remembered any more, unit by unit.</param>
internal sealed class CoverageAudit(
    int number, LiveCase[] cases, IReadOnlyDictionary<UnitCounts, UnitCounts> forgotten)
{
    private readonly Dictionary<UnitCounts, UnitCounts> _sums =
        forgotten.ToDictionary(unit => unit.Key, unit => unit.Value.Copy());

    private int _next;

    /// <summary>Whether every case has been added.</summary>
    public bool IsOver => _next == cases.Length;

    /// <summary>Adds some more.</summary>
    /// <returns>Those that were added.</returns>
    public ReadOnlySpan<LiveCase> GoOn(int count)
    {
        var some = cases.AsSpan(_next, Math.Min(count, cases.Length - _next));
        foreach (var found in some)
        {
            if (found.AddedIn != number && found.Counted is { } counted)
            {
                SumOf(counted.In).Sum(counted, 1);
            }

            found.AddedIn = number;
        }

        _next += some.Length;
        return some;
    }

    /// <summary>A case is counted otherwise from now on; one that is new was not there when this began.</summary>
    public void Move(LiveCase found, CaseCount? before, CaseCount after)
    {
        if (before is null)
        {
            found.AddedIn = number;
        }
        else if (found.AddedIn == number)
        {
            SumOf(before.In).Sum(before, -1);
        }

        if (found.AddedIn == number)
        {
            SumOf(after.In).Sum(after, 1);
        }
    }

    /// <summary>The units of which the numbers are not the sum of their cases.</summary>
    public IEnumerable<UnitCounts> Wrong(IEnumerable<UnitCounts> units) =>
        units.Where(unit => !unit.IsSame(SumOf(unit)));

    private UnitCounts SumOf(UnitCounts unit)
    {
        if (!_sums.TryGetValue(unit, out var sum))
        {
            _sums.Add(unit, sum = new(unit.Unit));
        }

        return sum;
    }
}
