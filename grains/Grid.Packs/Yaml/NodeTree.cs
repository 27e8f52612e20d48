using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Grid.Packs.Yaml;

/// <summary>
/// Builds nodes from the parser's events, and takes only the plain part of YAML: no anchors, aliases or tags, one
/// document, limited depth. So a short file cannot stand for a huge one.
/// </summary>
internal sealed class NodeTree
{
    private readonly string _file;
    private readonly IParser _events;
    private readonly ProblemList _problems;

    private bool _isRefused;

    private NodeTree(string file, string text, ProblemList problems) =>
        (_file, _events, _problems) = (file, new Parser(new StringReader(text)), problems);

    /// <summary>The mapping that a file consists of; nothing where it is none, and then a problem says why.</summary>
    public static Node.Mapping? Parse(string file, string text, ProblemList problems)
    {
        var tree = new NodeTree(file, text, problems);
        try
        {
            return tree.ReadFile();
        }
        catch (YamlException broken)
        {
            tree.ReportUnreadable(LineOf(broken.Start), broken.Message.TrimEnd('.'));
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // The parser has no word of its own for some broken tags and brackets; it broke after what it read last.
            tree.ReportUnreadable(LineOf(tree._events.Current?.End ?? Mark.Empty), "it is not YAML from here on");
        }

        return null;
    }

    private Node.Mapping? ReadFile()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
        {
            _problems.Add(new(_file, 1), "the file is empty", "write a mapping such as `acts:`, or do not include it");
            return null;
        }

        _events.Consume<DocumentStart>();
        var root = ReadNode(1);
        _events.Consume<DocumentEnd>();
        if (!_events.Accept<StreamEnd>(out _))
        {
            _problems.Add(
                At(_events.Current!), "a second document begins", "keep one document a file; take out the `---`");
            return null;
        }

        if (root is Node.Mapping mapping)
        {
            return mapping;
        }

        _problems.Add(root.At, "the file is not a mapping", "write keys such as `acts:`");
        return null;
    }

    private Node ReadNode(int depth)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
        {
            var name = Wording.Quote("*" + alias.Value);
            Refuse(At(alias), $"the alias {name} is not read", "write it out, or in quotes");
            return new Node.Text(At(alias), "");
        }

        var start = _events.Require<NodeEvent>();
        if (!start.Anchor.IsEmpty || !start.Tag.IsEmpty)
        {
            Refuse(At(start), "anchors and tags are not read", "take out what begins with `&` or `!`, or quote it");
        }

        if (_events.TryConsume<Scalar>(out var scalar))
        {
            return new Node.Text(At(scalar), TextOf(scalar));
        }

        if (depth > PackLimits.Depth)
        {
            throw new YamlException(
                start.Start, start.End, $"lists and mappings stand more than {PackLimits.Depth} deep in one another");
        }

        return _events.TryConsume<SequenceStart>(out _) ? ReadList(At(start), depth) : ReadMapping(At(start), depth);
    }

    // A bomb is made of hundreds of these, and is one mistake.
    private void Refuse(FileLine at, string problem, string fix)
    {
        if (!_isRefused)
        {
            _problems.Add(at, problem, fix);
            _isRefused = true;
        }
    }

    private Node.List ReadList(FileLine at, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new(at, items.ToImmutable());
    }

    private Node.Mapping ReadMapping(FileLine at, int depth)
    {
        _events.Consume<MappingStart>();
        var members = ImmutableArray.CreateBuilder<(Node.Text, Node)>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var name = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (name is not Node.Text key || key.Content.Length == 0)
            {
                _problems.Add(name.At, "a key is not a plain text", "write `key: value`");
            }
            else if (!lines.TryAdd(key.Content, key.At.Line))
            {
                _problems.Add(
                    key.At,
                    $"the key {Wording.Quote(key.Content)} stands twice, first in line {lines[key.Content]}",
                    "keep one of the two");
            }
            else
            {
                members.Add((key, value));
            }
        }

        return new(at, members.ToImmutable());
    }

    private void ReportUnreadable(int line, string why) => _problems.Add(
        new(_file, line),
        $"the file cannot be read: {why}",
        "look at indentation, brackets and quotation marks here and above; what begins with `*` needs them");

    private FileLine At(ParsingEvent happened) => new(_file, LineOf(happened.Start));

    private static int LineOf(Mark mark) => (int)Math.Max(mark.Line, 1);

    private static string TextOf(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL" ? "" : scalar.Value;
}
