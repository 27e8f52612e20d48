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
}
