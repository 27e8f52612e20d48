using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Grid.Ledger.Entries;

/// <summary>
/// Where canonical JSON is put together: one buffer for each thread, so that an entry costs no memory but its own
/// bytes. What was written is good until the same thread starts again.
/// </summary>
internal sealed class CanonicalBuffer : IBufferWriter<byte>
{
    private const int FirstSize = 4096;

    // What one huge pack took is not kept for good.
    private const int KeptSize = 1 << 20;

    [ThreadStatic]
    private static CanonicalBuffer? _own;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7f - ' ').Select(code => (char)code).Where(code => code is not ('"' or '\\'))]);

    private readonly Utf8JsonWriter _json;
    private byte[] _bytes = new byte[FirstSize];

    private CanonicalBuffer() => _json = EventJson.NewWriter(this);

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Count);

    /// <summary>The buffer of this thread, empty.</summary>
    public static CanonicalBuffer Start()
    {
        var own = _own ??= new();
        own.Count = 0;
        own._bytes = own._bytes.Length > KeptSize ? new byte[FirstSize] : own._bytes;
        return own;
    }

    /// <summary>Bytes as they are.</summary>
    public CanonicalBuffer Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(GetSpan(utf8.Length));
        Count += utf8.Length;
        return this;
    }

    /// <summary>A text with its quotation marks.</summary>
    /// <exception cref="JsonException">The text holds half of a surrogate pair.</exception>
    public CanonicalBuffer Text(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Plain))
        {
            CanonicalJson.WriteText(text, this);
            return this;
        }

        var span = GetSpan(text.Length + 2);
        span[0] = (byte)'"';
        Ascii.FromUtf16(text, span[1..], out var written);
        span[written + 1] = (byte)'"';
        Count += written + 2;
        return this;
    }

    public CanonicalBuffer Number(int number)
    {
        number.TryFormat(GetSpan(11), out var written, default, CultureInfo.InvariantCulture);
        Count += written;
        return this;
    }

    /// <summary>A UTC time as entries print the time of recording, with its quotation marks.</summary>
    public CanonicalBuffer RecordedAt(Timestamp at)
    {
        var time = new DateTime(at.LocalTicks);
        var span = GetSpan(29);
        span[0] = span[28] = (byte)'"';
        time.TryFormat(span[1..], out _, "s", CultureInfo.InvariantCulture);
        span[20] = (byte)'.';
        ((int)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond)).TryFormat(
            span[21..], out _, "D6", CultureInfo.InvariantCulture);
        span[27] = (byte)'Z';
        Count += 29;
        return this;
    }

    /// <summary>An event or a command.</summary>
    /// <exception cref="JsonException">A text has no canonical form.</exception>
    public CanonicalBuffer Json(object value)
    {
        _json.Reset();
        JsonSerializer.Serialize(_json, value, EventJson.Options.GetTypeInfo(value.GetType()));
        _json.Flush();
        return this;
    }

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(Count);
    }

    private void Grow(int room)
    {
        if (_bytes.Length - Count < Math.Max(room, 1))
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Count + room));
        }
    }
}
