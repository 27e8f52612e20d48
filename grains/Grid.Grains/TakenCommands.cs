namespace Grid.Grains;

/// <summary>
/// Which commands a stream has taken, in eight bytes each: a hash of the command id and the sequence of its first
/// entry. A hit may be a collision; only the entry itself can tell.
/// </summary>
internal sealed class TakenCommands
{
    private int[] _hashes = [];
    private int[] _sequences = [];
    private int _count;

    public void Add(CommandId command, int sequence)
    {
        if (_count == _hashes.Length)
        {
            var size = Math.Max(4, _count * 2);
            Array.Resize(ref _hashes, size);
            Array.Resize(ref _sequences, size);
        }

        _hashes[_count] = HashOf(command);
        _sequences[_count++] = sequence;
    }

    public void Clear() => (_hashes, _sequences, _count) = ([], [], 0);

    /// <summary>The sequences at which the command may begin.</summary>
    public IEnumerable<int> Candidates(CommandId command)
    {
        var hash = HashOf(command);
        for (var from = 0; from < _count; from++)
        {
            var at = _hashes.AsSpan(from, _count - from).IndexOf(hash);
            if (at < 0)
            {
                yield break;
            }

            from += at;
            yield return _sequences[from];
        }
    }

    // Lives and dies with the process, so a hash that differs from one process to the next will do.
    private static int HashOf(CommandId command) => command.Value.GetHashCode(StringComparison.Ordinal);
}
