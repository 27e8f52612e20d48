using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary>A legal source, wherever one stands: title and article are both asked for.</summary>
internal static class LegalSources
{
    public static LegalSource Read(Value? source)
    {
        if (source?.Fields() is not { } fields)
        {
            return new("", "");
        }

        var read = new LegalSource(fields.Text("title"), fields.Text("article"));
        fields.RefuseOthers();
        return read;
    }
}
