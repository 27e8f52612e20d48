using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Orleans.Serialization;

namespace Grid.Grains.Snapshots;

/// <summary>
/// The bytes of a snapshot: <c>GSNP</c>, the format, an HMAC-SHA256 over everything else, the content. The first three
/// are the same in every format, so that a silo can tell what a later one has written from what somebody has edited.
/// </summary>
/// <param name="key">What only the silos of this grid know.</param>
/// <param name="serializer">Writes states.</param>
/// <param name="fold">Which code folds entries into states: what other code has folded is not believed.</param>
internal sealed class SnapshotFrame(SnapshotKey key, Serializer serializer, Guid fold)
{
    public const int Format = 1;

    private const int MacAt = 8;
    private const int ContentAt = MacAt + SnapshotKey.MacLength;

    private static ReadOnlySpan<byte> Magic => "GSNP"u8;

    /// <summary>The code that folds in this process.</summary>
    public static Guid FoldOfThisProcess => typeof(OfficerState).Module.ModuleVersionId;

    public byte[] Encode(StreamSnapshot snapshot)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(new byte[SnapshotKey.MacLength]);
        WriteContent(writer, snapshot);
        writer.Flush();
        var bytes = buffer.ToArray();
        Sign(bytes).CopyTo(bytes.AsSpan(MacAt));
        return bytes;
    }

    /// <summary>Reads the bytes of a stream's row.</summary>
    public SnapshotFound Decode(string stream, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < ContentAt || !bytes.Span.StartsWith(Magic))
        {
            return new(null, "it is no snapshot");
        }

        if (!SnapshotKey.AreSame(bytes.Span[MacAt..ContentAt], Sign(bytes.Span)))
        {
            return new(null, "it was changed, or written under another key");
        }

        var format = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[Magic.Length..]);
        return format > Format
            ? new(null, $"it has format {format}, and this Grid knows formats up to {Format}", IsNewer: true)
            : ReadContent(stream, bytes);
    }

    private byte[] Sign(ReadOnlySpan<byte> bytes) => key.Sign(bytes[..MacAt], bytes[ContentAt..]);

    private void WriteContent(BinaryWriter writer, StreamSnapshot snapshot)
    {
        writer.Write(fold.ToByteArray());
        var name = Encoding.UTF8.GetBytes(snapshot.Stream);
        writer.Write(name.Length);
        writer.Write(name);
        writer.Write(snapshot.Head.Sequence);
        writer.Write(snapshot.Head.Hash);
        writer.Write(snapshot.Last.LocalTicks);
        writer.Write(snapshot.Last.OffsetMinutes is not null);
        writer.Write(snapshot.Last.OffsetMinutes ?? 0);
        writer.Write(snapshot.Taken.Seed);
        writer.Write(snapshot.Taken.Hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(snapshot.Taken.Hashes.Span));
        writer.Write(MemoryMarshal.AsBytes(snapshot.Taken.Sequences.Span));
        writer.Write(serializer.SerializeToArray(snapshot.State));
    }

    private SnapshotFound ReadContent(string stream, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var at = new Reading(bytes[ContentAt..]);
            if (new Guid(at.Take(16).Span) != fold)
            {
                return new(null, "other code than this has folded it");
            }

            if (at.TakeText() is var name && name != stream)
            {
                return new(null, $"it is one of {name}");
            }

            var head = new StreamHead(at.TakeInt(), at.Take(32).ToArray());
            var last = new Timestamp(
                BinaryPrimitives.ReadInt64LittleEndian(at.Take(8).Span),
                at.Take(1).Span[0] == 1 ? at.TakeInt() : SkipInt(at));
            var (seed, count) = (at.TakeInt(), at.TakeInt());
            var taken = new TakenCommands.Kept(seed, at.TakeInts(count), at.TakeInts(count));
            return new(new StreamSnapshot(stream, head, last, taken, serializer.Deserialize<object>(at.Rest)!));
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return new(null, $"it cannot be read: {unreadable.Message}");
        }
    }

    private static int? SkipInt(Reading at)
    {
        at.TakeInt();
        return null;
    }

    private sealed class Reading(ReadOnlyMemory<byte> bytes)
    {
        public ReadOnlyMemory<byte> Rest { get; private set; } = bytes;

        public ReadOnlyMemory<byte> Take(int count)
        {
            var taken = Rest[..count];
            Rest = Rest[count..];
            return taken;
        }

        public int TakeInt() => BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span);

        public int[] TakeInts(int count) => MemoryMarshal.Cast<byte, int>(Take(4 * count).Span).ToArray();

        public string TakeText() => Encoding.UTF8.GetString(Take(TakeInt()).Span);
    }
}
