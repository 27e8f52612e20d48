using System.Xml;

namespace Grid.Replay.Reading;

/// <summary>
/// Reads XES as a stream, trace by trace. Only attributes that stand directly in a trace or in an event of a trace are
/// data; the head of the log (defaults, extensions, classifiers, statistics) and nested attributes are passed over.
/// Elements are told by their local names, for some logs have a namespace and some have none.
/// </summary>
internal sealed class XesLog
{
    private readonly LogFile _file;
    private readonly XesKeys _keys;
    private readonly TextTable _texts;
    private readonly XmlReader _xml;
    private bool _hasEnded;

    /// <exception cref="LogUnreadable">The file does not begin as an XES log, or the mapping fits none.</exception>
    public XesLog(LogFile file, IReadOnlyList<string> fields, TextTable texts)
    {
        _file = file;
        _keys = new XesKeys(file.Path, fields);
        _texts = texts;
        var settings = new XmlReaderSettings
        {
            // The log is foreign text: no entities that unfold, nothing fetched from elsewhere.
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            IgnoreProcessingInstructions = true,
        };
        _xml = XmlReader.Create(file.Content, settings);
        ReadRoot();
    }

    /// <summary>All events, good and bad. Where the file breaks off, a last bad row says so.</summary>
    public IEnumerable<RawRow> Rows()
    {
        while (!_hasEnded)
        {
            var trace = new XesTrace(_keys);
            var end = ReadTrace(trace);
            foreach (var row in trace.Rows())
            {
                yield return row;
            }

            if (end is { } broken)
            {
                yield return broken;
            }
        }
    }

    private void ReadRoot()
    {
        try
        {
            if (_xml.MoveToContent() == XmlNodeType.Element && _xml.LocalName == "log")
            {
                return;
            }
        }
        catch (XmlException failure)
        {
            throw new LogUnreadable($"{_file.Path}: this is no XES ({Brief(failure)}); export the log again", failure);
        }

        throw new LogUnreadable(
            $"{_file.Path}: this is no XES: its root is `{_xml.LocalName}`, not `log`; give an XES log");
    }

    // Gives the row that stands for what is lost, where the file breaks off.
    private RawRow? ReadTrace(XesTrace trace)
    {
        try
        {
            while (!_hasEnded && !ReadNode(trace))
            {
                _hasEnded = _xml.EOF;
            }
        }
        catch (XmlException failure)
        {
            _hasEnded = true;
            return Lost(
                failure.LineNumber,
                $"the XML breaks off or is damaged here ({Brief(failure)}), and the rest of the file could not be "
                + "read; export or fetch the file again");
        }

        return _hasEnded && _file.IsCutOff ? Lost(Line, "") : null;
    }

    private RawRow Lost(int line, string problem) =>
        new(line, new string?[_keys.Count], _file.IsCutOff ? LogFile.CutOffProblem(line) : problem);

    // True where a trace, or an event outside any trace, is complete.
    private bool ReadNode(XesTrace trace)
    {
        if (!_xml.Read())
        {
            return false;
        }

        var depth = _xml.Depth;
        if (_xml.NodeType == XmlNodeType.EndElement)
        {
            return trace.Close(depth);
        }

        if (_xml.NodeType == XmlNodeType.Element)
        {
            if (_xml.LocalName is "trace" or "event")
            {
                trace.Open(depth, _xml.LocalName, Line);
                return _xml.IsEmptyElement && trace.Close(depth);
            }

            if (trace.WantedAt(depth) is { } wanted
                && _xml.GetAttribute("key") is { } key
                && wanted.TryGetValue(key, out var field))
            {
                trace.Set(field, _texts.Share(_xml.GetAttribute("value")));
            }
        }

        return false;
    }

    private int Line => ((IXmlLineInfo)_xml).LineNumber;

    private static string Brief(XmlException failure) => failure.Message.Split('\n')[0].TrimEnd('.', '\r');
}
