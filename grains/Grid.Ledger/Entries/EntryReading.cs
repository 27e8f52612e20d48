using System.Text.Json;

namespace Grid.Ledger.Entries;

/// <summary>Reads an entry in one pass over its bytes, whatever the order of its members.</summary>
internal ref struct EntryReading
{
    // None of ours is longer.
    private const int NameMax = 16;

    private readonly ReadOnlyMemory<byte> _body;
    private Utf8JsonReader _reader;

    private string? _stream;
    private int? _sequence;
    private string? _type;
    private (int Number, int Of)? _part;
    private Timestamp? _at;
    private Timestamp? _recordedAt;
    private string? _by;
    private Intent? _intent;
    private string? _command;
    private string? _commandDigest;
    private string? _pack;
    private ImmutableSortedDictionary<string, int> _relied = EntryHeader.NothingRelied;
    private string? _previous;
    private ReadOnlyMemory<byte>? _data;

    private EntryReading(ReadOnlyMemory<byte> body)
    {
        _body = body;
        _reader = new(body.Span);
    }

    /// <exception cref="JsonException">The bytes are not an entry.</exception>
    public static Entry Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reading = new EntryReading(body);
            reading.Members();
            return reading.Made();
        }
        catch (Exception malformed) when (
            malformed is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException($"not an entry: {malformed.Message}", malformed);
        }
    }

    private void Members()
    {
        Next(JsonTokenType.StartObject);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            Member();
        }

        // What stands behind the end is no part of it, and the reader says so.
        _reader.Read();
    }

    private void Member()
    {
        Span<char> room = stackalloc char[NameMax];
        ReadOnlySpan<char> name = _reader.ValueSpan.Length > NameMax ? [] : room[.._reader.CopyString(room)];
        switch (name)
        {
            case "at": _at = Timestamp.Parse(Text()); break;
            case "by": _by = Text(); break;
            case "command": _command = Text(); break;
            case "commandDigest": _commandDigest = Text(); break;
            case "data": _data = Data(); break;
            case "intent": _intent = EntryCodec.IntentOf(Text()); break;
            case "pack": _pack = Text(); break;
            case "part": _part = Part(); break;
            case "previous": _previous = Text(); break;
            case "recordedAt": _recordedAt = Timestamp.Parse(Text()); break;
            case "relied": _relied = Relied(); break;
            case "sequence": _sequence = Number(); break;
            case "stream": _stream = Text(); break;
            case "type": _type = Text(); break;
            default: _reader.Skip(); break;
        }
    }

    private readonly Entry Made() => new(
        new()
        {
            Stream = _stream ?? throw Missing("stream"),
            Sequence = _sequence ?? throw Missing("sequence"),
            Type = _type ?? throw Missing("type"),
            Part = _part ?? throw Missing("part"),
            At = _at,
            RecordedAt = _recordedAt ?? throw Missing("recordedAt"),
            By = new(_by ?? throw Missing("by")),
            Intent = _intent ?? throw Missing("intent"),
            Command = new(_command ?? throw Missing("command")),
            CommandDigest = _commandDigest ?? throw Missing("commandDigest"),
            Pack = _pack is { } pack ? new(pack) : null,
            Relied = _relied,
            Previous = _previous ?? throw Missing("previous"),
        },
        _data ?? throw Missing("data"));

    private string Text() =>
        _reader.Read() && _reader.GetString() is { } text ? text : throw new FormatException("a text is null");

    private int Number()
    {
        _reader.Read();
        return _reader.GetInt32();
    }

    private (int Number, int Of) Part()
    {
        Next(JsonTokenType.StartArray);
        var part = (Number(), Number());
        Next(JsonTokenType.EndArray);
        return part;
    }

    private ImmutableSortedDictionary<string, int> Relied()
    {
        Next(JsonTokenType.StartObject);
        var relied = EntryHeader.NothingRelied.ToBuilder();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var stream = _reader.GetString()!;
            relied.Add(stream, Number());
        }

        return relied.ToImmutable();
    }

    private ReadOnlyMemory<byte> Data()
    {
        _reader.Read();
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return _body[start..(int)_reader.BytesConsumed];
    }

    private void Next(JsonTokenType wanted)
    {
        if (!_reader.Read() || _reader.TokenType != wanted)
        {
            throw new FormatException($"{wanted} is expected, and {_reader.TokenType} stands there");
        }
    }

    private static FormatException Missing(string member) => new($"`{member}` is missing");
}
