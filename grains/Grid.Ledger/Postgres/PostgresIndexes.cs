using System.Runtime.InteropServices;
using Npgsql;

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
    public void AddTo(NpgsqlBatchCommand command)
    {
        PostgresPart.Texts(command, _closed);
        PostgresPart.Texts(command, _left.Select(key => key.Case));
        PostgresPart.Texts(command, _left.Select(key => key.Slot));
        PostgresPart.Numbers(command, _left.Select(key => key.Seat));
        PostgresPart.Numbers(command, _left.Select(key => key.IsActing ? 1 : 0));
        PostgresPart.Texts(command, _held.Keys.Select(key => key.Case));
        PostgresPart.Texts(command, _held.Keys.Select(key => key.Slot));
        PostgresPart.Numbers(command, _held.Keys.Select(key => key.Seat));
        PostgresPart.Numbers(command, _held.Keys.Select(key => key.IsActing ? 1 : 0));
        PostgresPart.Texts(command, _held.Values.Select(held => held.Officer));
        PostgresPart.Texts(command, _held.Values.Select(held => held.Since));
        PostgresPart.Numbers(command, _held.Values.Select(held => held.Sequence));
        PostgresPart.Texts(command, _opened.Keys);
        PostgresPart.Texts(command, _opened.Values.Select(head => head.Procedure));
        PostgresPart.Texts(command, _opened.Values.Select(head => head.Stage));
        PostgresPart.Texts(command, _opened.Values.Select(head => head.Unit));
        PostgresPart.Texts(command, _opened.Values.Select(head => head.Status));
        PostgresPart.Texts(command, _moved.Keys);
        PostgresPart.Texts(command, _moved.Values.Select(moved => moved.Procedure));
        PostgresPart.Texts(command, _moved.Values.Select(moved => moved.Stage));
        PostgresPart.Texts(command, _moved.Values.Select(moved => moved.Unit));
        PostgresPart.Texts(command, _moved.Values.Select(moved => moved.Status));
        _clocks.AddTo(command);
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
