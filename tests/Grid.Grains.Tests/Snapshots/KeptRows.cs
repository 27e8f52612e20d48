using System.Collections.Concurrent;
using Grid.Grains.Snapshots;
using Orleans.Serialization;
using Orleans.Storage;

namespace Grid.Grains.Tests.Snapshots;

/// <summary>
/// A storage of snapshots in memory, whose rows a test can change behind the grid's back. What a database makes of the
/// same calls is tested with the silo.
/// </summary>
internal sealed class KeptRows : IGrainStorage
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(octet => (byte)octet)];

    private readonly ConcurrentDictionary<GrainId, (byte[] Bytes, int Version)> _rows = new();
    private readonly ConcurrentDictionary<GrainId, bool> _failing = new();

    /// <summary>The key of the tests' grid.</summary>
    public static SnapshotKey Key { get; } = new(Secret);

    public static SnapshotFrame FrameOf(Serializer serializer) => new(Key, serializer, SnapshotFrame.FoldOfThisProcess);

    /// <summary>The bytes of a stream's row; nothing where there is none.</summary>
    public byte[]? this[string stream] =>
        _rows.TryGetValue(SnapshotShelf.KeyOf(stream), out var row) ? row.Bytes : null;

    public void Put(string stream, byte[] bytes) =>
        _rows.AddOrUpdate(SnapshotShelf.KeyOf(stream), _ => (bytes, 1), (_, row) => (bytes, row.Version));

    /// <summary>From now on the row of a stream can be neither read nor written.</summary>
    public void Fail(string stream) => _failing[SnapshotShelf.KeyOf(stream)] = true;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowIfFailing(grainId);
        if (_rows.TryGetValue(grainId, out var row))
        {
            grainState.State = (T)(object)new SnapshotRow { Bytes = row.Bytes };
            (grainState.ETag, grainState.RecordExists) = ($"{row.Version}", true);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowIfFailing(grainId);
        var bytes = ((SnapshotRow)(object)grainState.State!).Bytes.ToArray();
        _rows.AddOrUpdate(
            grainId,
            _ => grainState.ETag is null ? (bytes, 1) : throw new InconsistentStateException("gone"),
            (_, row) => grainState.ETag == $"{row.Version}"
                ? (bytes, row.Version + 1)
                : throw new InconsistentStateException("another wrote"));
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException();

    private void ThrowIfFailing(GrainId row)
    {
        if (_failing.ContainsKey(row))
        {
            throw new IOException("on purpose");
        }
    }
}
