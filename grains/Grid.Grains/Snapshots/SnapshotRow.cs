using Orleans.Storage;

namespace Grid.Grains.Snapshots;

/// <summary>A snapshot as the storage has it: bytes, of which it needs to know nothing.</summary>
internal sealed class SnapshotRow
{
    public ReadOnlyMemory<byte> Bytes { get; set; }

    /// <summary>Hands the bytes on as they are.</summary>
    internal sealed class AsTheyAre : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(((SnapshotRow)(object)input!).Bytes);

        public T Deserialize<T>(BinaryData input) => (T)(object)new SnapshotRow { Bytes = input.ToMemory() };
    }
}
