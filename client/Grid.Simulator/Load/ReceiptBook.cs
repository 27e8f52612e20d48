using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>
/// What the load keeps of its commands: the outcome of each, and the receipts of all, or of a sample where there are
/// more than it may keep. The sample is drawn from the seed and the numbers of the commands alone.
/// </summary>
internal sealed class ReceiptBook(int receiptsMax, ulong seed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, Receipt> _receipts = [];
    private byte[] _outcomes = new byte[1024];
    private int _halvings;

    /// <summary>How many receipts are kept.</summary>
    public int Count => _receipts.Count;

    /// <summary>One of how many receipts is kept.</summary>
    public int OneOf => 1 << _halvings;

    public IReadOnlyDictionary<int, Receipt> Receipts => _receipts;

    public Outcome OutcomeOf(int number) => number < _outcomes.Length ? (Outcome)_outcomes[number] : Outcome.None;

    public void Note(int number, Outcome outcome, Receipt? receipt)
    {
        lock (_gate)
        {
            if (number >= _outcomes.Length)
            {
                Array.Resize(ref _outcomes, Math.Max(number + 1, _outcomes.Length * 2));
            }

            // A command that is sent twice may be refused once, and yet be done: what took effect stays so.
            if (_outcomes[number] != (byte)Outcome.Acknowledged)
            {
                _outcomes[number] = (byte)outcome;
            }

            if (receipt is not null && IsKept(number))
            {
                _receipts[number] = receipt;
                while (_receipts.Count > receiptsMax)
                {
                    Halve();
                }
            }
        }
    }

    private void Halve()
    {
        _halvings++;
        foreach (var number in _receipts.Keys.Where(number => !IsKept(number)).ToList())
        {
            _receipts.Remove(number);
        }
    }

    private bool IsKept(int number)
    {
        var mixed = new Planning.SeededRandom(seed ^ (ulong)number).Bits();
        return (mixed & ((1UL << _halvings) - 1)) == 0;
    }
}
