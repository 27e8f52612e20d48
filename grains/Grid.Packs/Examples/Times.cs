using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>Times of examples.</summary>
internal static class Times
{
    public static Timestamp? Read(Value value)
    {
        var text = value.Text();
        if (Timestamp.TryParse(text, out var at))
        {
            return at;
        }

        if (text.Length > 0)
        {
            value.Report($"{Wording.Quote(text)} is not a time", "write 2026-03-02, or 2026-03-02T10:00");
        }

        return null;
    }
}
