using System.Globalization;
using System.Text;
using HdrHistogram;
using HdrHistogram.Utilities;

namespace Grid.Simulator.Load;

/// <summary>
/// The histograms of a load, second by second, in the log format of HdrHistogram, so that any of its tools can put them
/// together again. Values are microseconds.
/// </summary>
public sealed class LatencyLog : IDisposable
{
    /// <summary>The tag of latencies from the intended start.</summary>
    public const string Corrected = "corrected";

    /// <summary>The tag of what answers took from the send.</summary>
    public const string Raw = "raw";

    private readonly Lock _gate = new();
    private readonly StreamWriter _file;
    private DateTimeOffset? _begun;

    /// <param name="file">The file; what is there is replaced.</param>
    // The library's own writer writes two bytes a letter, which not even its reader reads.
    public LatencyLog(string file) => _file = new(file, append: false, Encoding.ASCII);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Writes what was recorded in a stretch of time.</summary>
    internal void Write(HistogramBase histogram, string tag, (DateTimeOffset From, DateTimeOffset Until) stretch)
    {
        var encoded = Encode(histogram);
        var most = histogram.GetMaxValue();
        lock (_gate)
        {
            _begun ??= Begin(stretch.From);
            Line(string.Create(
                CultureInfo.InvariantCulture,
                $"Tag={tag},{(stretch.From - _begun.Value).TotalSeconds:0.000},"
                + $"{(stretch.Until - stretch.From).TotalSeconds:0.000},{most:0.000},"
                + $"{Convert.ToBase64String(encoded)}"));
            _file.Flush();
        }
    }

    private static byte[] Encode(HistogramBase histogram)
    {
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity());
        var bytes = new byte[histogram.EncodeIntoCompressedByteBuffer(buffer)];
        buffer.Position = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = buffer.Get();
        }

        return bytes;
    }

    private DateTimeOffset Begin(DateTimeOffset at)
    {
        Line("#[Values are microseconds; corrected: from the intended start, raw: from the send]");
        Line("#[Histogram log format version 1.3]");
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"#[StartTime: {at.ToUnixTimeMilliseconds() / 1000.0:0.000} (seconds since epoch), {at:O}]"));
        Line("\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"");
        return at;
    }

    // Lines of a log end the same everywhere.
    private void Line(string line) => _file.Write(line + "\n");
}
