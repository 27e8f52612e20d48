namespace Grid.House.Tests.Sources;

/// <summary>A member of a type, or a statement at the top of a file, as it stands in its file.</summary>
internal sealed record MemberText(int Line, int Lines, string Head)
{
    private static readonly string[] KindsOfType = ["class", "record", "struct", "interface", "enum"];

    private static readonly string[] Modifiers =
    [
        "public", "internal", "private", "protected", "abstract", "sealed", "static", "partial", "readonly", "file",
        "ref", "new",
    ];

    /// <summary>Every member in a text, in order.</summary>
    public static ImmutableArray<MemberText> In(string text)
    {
        var code = CodeText.WithoutWords(text);
        var members = ImmutableArray.CreateBuilder<MemberText>();
        var isType = new Stack<bool>([true]);
        var (start, depth) = (0, 0);
        for (var i = 0; i < code.Length; i++)
        {
            depth += code[i] is '(' or '[' ? 1 : code[i] is ')' or ']' ? -1 : 0;
            var isMemberLevel = depth == 0 && isType.Peek();
            if (code[i] == '{')
            {
                isType.Push(isMemberLevel && IsHeadOfType(code[start..i]));
                start = isType.Peek() ? i + 1 : start;
            }
            else if (code[i] == '}')
            {
                var wasType = isType.Pop();
                if (wasType || (depth == 0 && isType.Peek()))
                {
                    Add(code, (start, wasType ? start : i), members);
                    start = i + 1;
                }
            }
            else if (code[i] == ';' && isMemberLevel)
            {
                Add(code, (start, i), members);
                start = i + 1;
            }
        }

        return members.ToImmutable();
    }

    private static void Add(string code, (int From, int To) range, ImmutableArray<MemberText>.Builder members)
    {
        var whole = code[range.From..range.To];
        if (whole.TrimStart() is { Length: > 0 } member)
        {
            var line = 1 + code.AsSpan(0, range.To - member.Length).Count('\n');
            members.Add(new(line, 1 + member.AsSpan().Count('\n'), member.Split('\n')[0].Trim()));
        }
    }

    // A constraint such as `where T : class` stands at the end of a head, what makes a type at its beginning.
    private static bool IsHeadOfType(string head)
    {
        var words = WithoutAttributes(head)
            .Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(word => Modifiers.Contains(word));
        return words.FirstOrDefault() is { } first && KindsOfType.Contains(first);
    }

    private static string WithoutAttributes(string head)
    {
        var rest = head.TrimStart();
        while (rest.StartsWith('['))
        {
            var (at, depth) = (0, 0);
            do
            {
                depth += rest[at] == '[' ? 1 : rest[at] == ']' ? -1 : 0;
                at++;
            }
            while (depth > 0);
            rest = rest[at..].TrimStart();
        }

        return rest;
    }
}
