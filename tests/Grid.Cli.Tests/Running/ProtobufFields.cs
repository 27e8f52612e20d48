using System.Buffers.Binary;
using System.Text;

namespace Grid.Cli.Tests.Running;

/// <summary>The fields of one protobuf message, as they stand on the wire: enough to read what OTLP sends.</summary>
internal sealed class ProtobufFields
{
    private readonly List<(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)> _fields = [];

    private ProtobufFields()
    {
    }

    public static ProtobufFields Read(ReadOnlyMemory<byte> message)
    {
        var read = new ProtobufFields();
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message.Span, ref at);
            var (number, wire) = ((int)(key >> 3), (int)(key & 7));
            switch (wire)
            {
                case 0:
                    read._fields.Add((number, Varint(message.Span, ref at), default));
                    break;
                case 1:
                    read._fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..]), default));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message.Span, ref at);
                    read._fields.Add((number, 0, message.Slice(at, length)));
                    at += length;
                    break;
                case 5:
                    read._fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]), default));
                    at += 4;
                    break;
                default:
                    throw new FormatException($"field {number} has the wire type {wire}");
            }
        }

        return read;
    }

    public bool Has(int number) => _fields.Exists(field => field.Number == number);

    public ulong Number(int number) => _fields.Find(field => field.Number == number).Value;

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).Span);

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number).Span);

    public ProtobufFields Message(int number) => Read(Bytes(number));

    public IEnumerable<ProtobufFields> Messages(int number) =>
        _fields.Where(field => field.Number == number).Select(field => Read(field.Bytes));

    private ReadOnlyMemory<byte> Bytes(int number) => _fields.Find(field => field.Number == number).Bytes;

    private static ulong Varint(ReadOnlySpan<byte> from, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = from[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
