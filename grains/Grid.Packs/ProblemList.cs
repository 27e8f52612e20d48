using Grid.Packs.Check;
using Grid.Packs.Yaml;

namespace Grid.Packs;

/// <summary>Gathers everything that is wrong, so that an author learns all of it at once.</summary>
internal sealed class ProblemList
{
    // Refused content may become part of an entry in the ledger; a page of problems is what anybody can mend in one go.
    private const int Most = 100;

    private readonly List<PackProblem> _found = [];

    private int _untold;

    /// <summary>How many there are, those that are not told by name included.</summary>
    public int Count => _found.Count + _untold;

    public bool IsEmpty => _found.Count == 0;

    public void Add(FileLine at, string problem, string fix, string rule = CompilerRules.Compiles)
    {
        if (_found.Count < Most)
        {
            _found.Add(new(at.File, at.Line, problem, fix) { Rule = rule });
        }
        else
        {
            _untold++;
        }
    }

    public ImmutableArray<PackProblem> InOrder()
    {
        var told = _found.OrderBy(found => found.File, StringComparer.Ordinal).ThenBy(found => found.Line).ToList();
        if (_untold > 0)
        {
            told.Add(new(told[^1].File, told[^1].Line, $"there are {_untold} more problems", "mend these first"));
        }

        return [.. told];
    }
}
