using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary>Types of events that befall clocks.</summary>
internal static class EventTypes
{
    public static string Read(Value name)
    {
        var text = name.Text();
        if (text.Length > 0 && !Forms.EventType().IsMatch(text))
        {
            name.Report(
                $"{Wording.Quote(text)} is not a type of event",
                "write letters and digits alone, such as `CaseFiled`; "
                    + "an act with another name brings it about by `events: [CaseFiled]` in the catalogue");
        }

        return text;
    }

    /// <summary>One event, or several: <c>X</c>, <c>{ event: X }</c>, or a list of either.</summary>
    public static ImmutableArray<string> ReadAny(Value value)
    {
        if (value.Node is Node.List)
        {
            return [.. value.SomeItems().Select(ReadOne)];
        }

        return [ReadOne(value)];
    }

    private static string ReadOne(Value value)
    {
        if (value.IsText || value.Fields() is not { } fields)
        {
            return value.IsText ? Read(value) : "";
        }

        var type = fields.Require("event") is { } name ? Read(name) : "";
        fields.RefuseOthers();
        return type;
    }
}
