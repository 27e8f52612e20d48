using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Grid.Replay.Mapping;

/// <summary>
/// Reads YAML into <see cref="YamlValue"/>. The file is foreign text: anchors and aliases (which can stand for
/// gigabytes) and deep nesting (which would exhaust the stack) are refused before anything is built from them.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 8;

    private readonly Parser _yaml;
    private readonly MappingProblems _problems;

    private YamlTree(string text, MappingProblems problems)
    {
        _yaml = new Parser(new StringReader(text));
        _problems = problems;
    }

    /// <summary>The one document of the file; nothing, and a problem, where that cannot be had.</summary>
    public static YamlValue? Read(string text, MappingProblems problems)
    {
        var tree = new YamlTree(text, problems);
        try
        {
            return tree.ReadDocument();
        }
        catch (Refused refused)
        {
            problems.Add((int)refused.Start.Line, refused.Message, refused.Fix);
        }
        catch (Exception failure)
        {
            // The library meets some broken files with exceptions that are not its own.
            var line = (failure as YamlException)?.Start.Line ?? tree._yaml.Current?.End.Line ?? 1;
            var why = failure is YamlException ? $" ({failure.Message.TrimEnd('.')})" : "";
            problems.Add((int)line, $"this is no YAML{why}", "mend the line; quote values with `: ` or `#`");
        }

        return null;
    }

    private YamlValue? ReadDocument()
    {
        _yaml.Consume<StreamStart>();
        if (!_yaml.TryConsume<DocumentStart>(out _))
        {
            _problems.Add(1, "the file is empty", "write `source:`, and `acts:` with `case`, `act` and `at` under it");
            return null;
        }

        var root = ReadValue(depth: 1);
        _yaml.Consume<DocumentEnd>();
        if (_yaml.Accept<DocumentStart>(out var second))
        {
            throw new Refused(second, "a second document begins here", "keep one mapping a file");
        }

        return root;
    }

    private YamlValue ReadValue(int depth)
    {
        var next = _yaml.Consume<ParsingEvent>();
        if (next is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw new Refused(next, "anchors (&) and aliases (*) are not allowed", "write the value out");
        }

        if (depth > MaxDepth)
        {
            throw new Refused(next, $"values are nested more than {MaxDepth} deep", "a mapping needs four at most");
        }

        return next switch
        {
            Scalar scalar => new YamlValue.Text(LineOf(scalar), scalar.Value),
            MappingStart map => ReadMap(LineOf(map), depth),
            _ => ReadSequence(LineOf(next), depth),
        };
    }

    private YamlValue.Map ReadMap(int line, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<YamlValue.Text, YamlValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_yaml.TryConsume<MappingEnd>(out _))
        {
            var key = ReadValue(depth + 1);
            var value = ReadValue(depth + 1);
            if (key is not YamlValue.Text name)
            {
                _problems.Add(key.Line, "a key must be a word", "write `key: value`");
            }
            else if (!seen.Add(name.Value))
            {
                _problems.Add(name.Line, $"`{name.Value}` is said twice", "keep one of the two");
            }
            else
            {
                entries.Add(new(name, value));
            }
        }

        return new YamlValue.Map(line, entries.ToImmutable());
    }

    private YamlValue.Sequence ReadSequence(int line, int depth)
    {
        while (!_yaml.TryConsume<SequenceEnd>(out _))
        {
            ReadValue(depth + 1);
        }

        return new YamlValue.Sequence(line);
    }

    private static int LineOf(ParsingEvent happened) => (int)happened.Start.Line;

    private sealed class Refused(ParsingEvent at, string problem, string fix) : YamlException(at.Start, at.End, problem)
    {
        public string Fix => fix;
    }
}
