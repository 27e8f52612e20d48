using System.Globalization;

namespace Grid.Ledger.Verification;

/// <summary>Collects damage. A wrecked store must not fill the memory: beyond a number only the count grows.</summary>
internal sealed class DamageList
{
    private const int KeptMax = 10_000;

    private readonly ImmutableArray<Damage>.Builder _found = ImmutableArray.CreateBuilder<Damage>();
    private long _dropped;

    public void Add(string table, string row, string column, string problem)
    {
        if (_found.Count < KeptMax)
        {
            _found.Add(new(table, row, column, problem));
        }
        else
        {
            _dropped++;
        }
    }

    public void Entry(StoredEntry entry, string column, string problem) => Add(
        "entry",
        string.Create(CultureInfo.InvariantCulture, $"{entry.Lane}/{entry.Position}"),
        column,
        $"{entry.Stream} #{entry.Sequence}: {problem}");

    public ImmutableArray<Damage> ToImmutable()
    {
        if (_dropped > 0)
        {
            _found.Add(new(
                "(all)", "", "", $"{_dropped} more places are damaged; only the first {KeptMax} are listed"));
        }

        return _found.ToImmutable();
    }
}
