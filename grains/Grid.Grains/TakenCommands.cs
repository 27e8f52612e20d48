using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Grid.Grains;

/// <summary>
/// Which commands a stream has taken, in eight bytes each: a hash of the command id and the sequence of its first
/// entry. A hit may be a collision; only the entry itself can tell.
/// </summary>
internal sealed class TakenCommands
{
    // Nobody can choose ids that collide, for nobody knows the seed. A snapshot brings the one it was made with.
    private static readonly int SeedOfThisProcess = BitConverter.ToInt32(RandomNumberGenerator.GetBytes(4));

    private int[] _hashes = [];
    private int[] _sequences = [];
    private int _count;
    private int _seed = SeedOfThisProcess;

    /// <summary>What they are now. It stays as it is: later commands are added behind it.</summary>
    public Kept Keep() => new(_seed, _hashes.AsMemory(0, _count), _sequences.AsMemory(0, _count));

    /// <summary>Goes on from what was kept.</summary>
    public void Resume(Kept kept) =>
        (_seed, _hashes, _sequences, _count) =
            (kept.Seed, kept.Hashes.ToArray(), kept.Sequences.ToArray(), kept.Hashes.Length);

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

    /// <summary>The sequences at which the command may begin; nearly always none.</summary>
    public int[] Candidates(CommandId command)
    {
        var hash = HashOf(command);
        if (!_hashes.AsSpan(0, _count).Contains(hash))
        {
            return [];
        }

        return [.. Enumerable.Range(0, _count).Where(at => _hashes[at] == hash).Select(at => _sequences[at])];
    }

    private int HashOf(CommandId command) => unchecked(
        (int)XxHash32.HashToUInt32(MemoryMarshal.AsBytes(command.Value.AsSpan()), _seed));

    /// <summary>Taken commands that are kept.</summary>
    /// <param name="Seed">What the ids are hashed with.</param>
    /// <param name="Hashes">The hashes of the ids.</param>
    /// <param name="Sequences">The first entry of each.</param>
    internal sealed record Kept(int Seed, ReadOnlyMemory<int> Hashes, ReadOnlyMemory<int> Sequences);
}
