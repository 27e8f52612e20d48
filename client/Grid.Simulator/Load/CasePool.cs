using Grid.Simulator.Planning;

namespace Grid.Simulator.Load;

/// <summary>Cases in which something can be done now. What is drawn is out until it is put back.</summary>
internal sealed class CasePool(SeededRandom random)
{
    // Enough to find a case whose lead is there, where few are suspended.
    private const int Tries = 8;

    private readonly List<LoadCase> _cases = [];

    public int Count => _cases.Count;

    public void Put(LoadCase one) => _cases.Add(one);

    /// <summary>One of them, preferably one whose lead is not suspended, or is; nothing where there is none.</summary>
    public LoadCase? Draw(bool isLeadAway = false)
    {
        for (var i = 0; i < Tries && _cases.Count > 0; i++)
        {
            var at = random.Below(_cases.Count);
            if (_cases[at].Lead.IsAway == isLeadAway || i == Tries - 1)
            {
                return Take(at);
            }
        }

        return null;
    }

    private LoadCase Take(int at)
    {
        var taken = _cases[at];
        _cases[at] = _cases[^1];
        _cases.RemoveAt(_cases.Count - 1);
        return taken;
    }
}
