namespace Grid.Replay.Reading;

/// <summary>
/// One trace while it is read: its events wait until it is complete, because attributes of a trace may stand after
/// them. An event outside any trace is taken for a trace of its own, which lacks all attributes.
/// </summary>
internal sealed class XesTrace(XesKeys keys)
{
    private const int TraceDepth = 1;

    private readonly string?[] _said = new string?[keys.Count];
    private readonly List<RawRow> _complete = [];
    private RawRow? _event;
    private int _eventDepth;
    private bool _isOpen;

    /// <summary>Notes the beginning of an element called <c>trace</c> or <c>event</c>.</summary>
    public void Open(int depth, string element, int line)
    {
        if (element == "event" && _event is null && depth == (_isOpen ? TraceDepth + 1 : TraceDepth))
        {
            _event = new RawRow(line, new string?[keys.Count]);
            _eventDepth = depth;
        }
        else if (element == "trace" && depth == TraceDepth)
        {
            _isOpen = true;
        }
    }

    /// <summary>The attributes that count at a depth, each with the field it fills; nothing where none do.</summary>
    public Dictionary<string, int>? WantedAt(int depth)
    {
        if (_event is not null)
        {
            return depth == _eventDepth + 1 ? keys.Event : null;
        }

        return _isOpen && depth == TraceDepth + 1 ? keys.Trace : null;
    }

    /// <summary>Notes a value of the open event, or else of the trace.</summary>
    public void Set(int field, string? value) => (_event?.Values ?? _said)[field] = value;

    /// <summary>Notes the end of an element. True where that completes the trace, or an event outside any.</summary>
    public bool Close(int depth)
    {
        if (_event is { } complete && depth == _eventDepth)
        {
            _complete.Add(complete);
            _event = null;
        }

        return depth == TraceDepth && (_isOpen || _complete.Count > 0);
    }

    /// <summary>The complete events, each with what its trace says.</summary>
    public IEnumerable<RawRow> Rows()
    {
        foreach (var row in _complete)
        {
            foreach (var field in keys.Trace.Values)
            {
                row.Values[field] = _said[field];
            }

            yield return row;
        }
    }
}
