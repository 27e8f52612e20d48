using System.Text;
using System.Text.Unicode;

namespace Grid.Replay.Reading;

/// <summary>
/// The physical lines of a UTF-8 file, with or without a byte order mark. Lines are cut before they are decoded, so
/// that bytes that are no UTF-8 spoil their own line and no other.
/// </summary>
internal sealed class TextLines(Stream content)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _number;

    /// <summary>The next line; nothing at the end of the file.</summary>
    public TextLine? Read()
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(searched + length + 1, isWhole: true);
            }

            searched = _end - _start;
            if (!Fill())
            {
                return searched == 0 ? null : Take(searched, isWhole: false);
            }
        }
    }

    private TextLine Take(int length, bool isWhole)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length;
        _number++;
        if (_number == 1 && line.StartsWith(Encoding.UTF8.Preamble))
        {
            line = line[Encoding.UTF8.Preamble.Length..];
        }

        return new TextLine(_number, Encoding.UTF8.GetString(line), isWhole, Utf8.IsValid(line));
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = content.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
