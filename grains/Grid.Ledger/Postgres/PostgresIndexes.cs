using System.Runtime.InteropServices;

namespace Grid.Ledger.Postgres;

/// <summary>
/// What the entries of one part change in the exact indexes, brought down to one change a row: the database then
/// applies them as sets, in no order.
/// </summary>
internal sealed class PostgresIndexes
{
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);
    private readonly HashSet<HoldingKey> _left = [];
    private readonly Dictionary<HoldingKey, Holding> _held = [];
    private readonly Dictionary<string, CaseHead> _opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndexChange.MoveCase> _moved = new(StringComparer.Ordinal);

    private readonly PostgresClocks _clocks = new();

    public void Add(ImmutableArray<IndexChange> changes)
    {
        foreach (var change in changes)
        {
            Add(change);
        }
    }

    /// <summary>Adds the columns, in the order the append takes them.</summary>
    public void AddTo(PostgresCall call)
    {
        call.Texts(_closed, id => id);
        call.Texts(_left, key => key.Case);
        call.Texts(_left, key => key.Slot);
        call.Numbers(_left, key => key.Seat);
        call.Numbers(_left, key => key.IsActing ? 1 : 0);
        call.Texts(_held.Keys, key => key.Case);
        call.Texts(_held.Keys, key => key.Slot);
        call.Numbers(_held.Keys, key => key.Seat);
        call.Numbers(_held.Keys, key => key.IsActing ? 1 : 0);
        call.Texts(_held.Values, held => held.Officer);
        call.Texts(_held.Values, held => held.Since);
        call.Numbers(_held.Values, held => held.Sequence);
        call.Texts(_opened.Keys, id => id);
        call.Texts(_opened.Values, head => head.Procedure);
        call.Texts(_opened.Values, head => head.Stage);
        call.Texts(_opened.Values, head => head.Unit);
        call.Texts(_opened.Values, head => head.Status);
        call.Texts(_moved.Keys, id => id);
        call.Texts(_moved.Values, moved => moved.Procedure);
        call.Texts(_moved.Values, moved => moved.Stage);
        call.Texts(_moved.Values, moved => moved.Unit);
        call.Texts(_moved.Values, moved => moved.Status);
        _clocks.AddTo(call);
    }

    private void Add(IndexChange change)
    {
        switch (change)
        {
            case IndexChange.SetCaseHead set:
                if (!_opened.TryAdd(set.Head.Case, set.Head))
                {
                    throw new UnstorableDataException($"{set.Head.Case} is opened twice");
                }

                break;
            case IndexChange.MoveCase moved:
                Move(moved);
                break;
            case IndexChange.SetHolding set:
                _left.Remove(set.Holding.Key);
                _held[set.Holding.Key] = set.Holding;
                break;
            case IndexChange.DropHolding drop:
                _held.Remove(drop.Key);
                _left.Add(drop.Key);
                break;
            case IndexChange.DropHoldings drop:
                Close(drop.Case);
                break;
            case IndexChange.SetClock set:
                _clocks.Set(set.Row);
                break;
            case IndexChange.DropClock drop:
                _clocks.Drop(drop.Key);
                break;
            case IndexChange.DropClocks drop:
                _clocks.Drop(drop.Case, drop.Clock);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"no column for {change.GetType().Name}");
        }
    }

    private void Close(string id)
    {
        _closed.Add(id);
        foreach (var key in _held.Keys.Where(key => key.Case == id).ToList())
        {
            _held.Remove(key);
        }
    }

    private void Move(IndexChange.MoveCase moved)
    {
        ref var opened = ref CollectionsMarshal.GetValueRefOrNullRef(_opened, moved.Case);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref opened))
        {
            opened = moved.Of(opened);
            return;
        }

        _moved[moved.Case] = _moved.TryGetValue(moved.Case, out var before) ? before.Then(moved) : moved;
    }
}
