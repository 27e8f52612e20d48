namespace Grid.Charts;

/// <summary>The words that charts add of themselves.</summary>
public sealed record ChartWords
{
    public static readonly ChartWords English = Make((english, _) => english);

    public static readonly ChartWords Chinese = Make((_, chinese) => chinese);

    /// <summary>Both languages, for a page that can switch.</summary>
    public static readonly ChartWords Both = Make((english, chinese) => new(english, chinese));

    public required ChartText AsTable { get; init; }

    public required ChartText Name { get; init; }

    public required ChartText Count { get; init; }

    public required ChartText Time { get; init; }

    public required ChartText From { get; init; }

    public required ChartText To { get; init; }

    public required ChartText Still { get; init; }

    public required ChartText What { get; init; }

    public required ChartText Nothing { get; init; }

    /// <summary>What the kinds of a span in a <see cref="TimelineChart"/> are called.</summary>
    public required ImmutableSortedDictionary<string, ChartText> Kinds { get; init; }

    public ChartText KindOf(string kind) => Kinds.GetValueOrDefault(kind, kind);

    private static ChartWords Make(Func<string, string, ChartText> text) => new()
    {
        AsTable = text("The same as a table", "以表格显示"),
        Name = text("Name", "名称"),
        Count = text("Count", "数量"),
        Time = text("Time", "时间"),
        From = text("From", "从"),
        To = text("To", "到"),
        Still = text("still", "至今"),
        What = text("What", "内容"),
        Nothing = text("Nothing to show.", "没有可显示的内容。"),
        Kinds = new Dictionary<string, ChartText>
        {
            ["holder"] = text("holder", "责任人"),
            ["acting"] = text("acting holder", "代理责任人"),
            ["stage"] = text("stage", "阶段"),
            ["active"] = text("active", "在职"),
            ["suspended"] = text("suspended", "停职"),
            ["unknown"] = text("unknown", "不明"),
            ["power"] = text("power", "职权"),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal),
    };
}
