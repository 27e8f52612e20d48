using ICSharpCode.SharpZipLib.GZip;

namespace Grid.Replay.Reading;

/// <summary>
/// The content of a gzip file. Where the file is cut off or damaged, all that can be unpacked is given, then the end,
/// and <see cref="IsCutOff"/> says so. The runtime's own GZipStream ends silently there, so that half a row would look
/// like a row; SharpZipLib checks length and CRC, and reads files of several members.
/// </summary>
internal sealed class GzipContent(FileStream packed) : Stream
{
    private GZipInputStream _unpacking = Begin(packed);
    private long _given;
    private bool _hasEnded;

    /// <summary>Whether the file broke off before its end. Known once the content has been read to its end.</summary>
    public bool IsCutOff { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _given;
        set => throw new NotSupportedException();
    }

    /// <summary>Whether a file begins as every gzip file does.</summary>
    public static bool IsGzip(FileStream file)
    {
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0 || _hasEnded)
        {
            return 0;
        }

        var length = TryUnpack(buffer, offset, IsCutOff ? 1 : count);
        if (length < 0 && !IsCutOff)
        {
            IsCutOff = true;
            GoBackToLastGiven();
            length = TryUnpack(buffer, offset, 1);
        }

        // After a failure the library would go on and unpack whatever bytes come next.
        _hasEnded = length <= 0;
        _given += Math.Max(length, 0);
        return Math.Max(length, 0);
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _unpacking.Dispose();
        base.Dispose(disposing);
    }

    private static GZipInputStream Begin(FileStream packed) => new(packed) { IsStreamOwner = false };

    // The call that fails takes along what it had unpacked so far. To give that too, the file is unpacked again up to
    // there, and from there byte by byte.
    private void GoBackToLastGiven()
    {
        packed.Position = 0;
        _unpacking = Begin(packed);
        var skipped = new byte[64 * 1024];
        var length = 1;
        for (var left = _given; left > 0 && length > 0; left -= length)
        {
            length = TryUnpack(skipped, 0, (int)Math.Min(left, skipped.Length));
        }
    }

    // Below zero where the packed bytes make no sense. Damage surfaces in the library as exceptions of many types.
    private int TryUnpack(byte[] buffer, int offset, int count)
    {
        try
        {
            return _unpacking.Read(buffer, offset, count);
        }
        catch (Exception failure) when (failure is not IOException or EndOfStreamException)
        {
            return -1;
        }
    }
}
