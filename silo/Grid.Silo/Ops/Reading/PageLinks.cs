using Grid.Domain.Vocabulary;
using Microsoft.AspNetCore.Http.Features;

namespace Grid.Silo.Ops.Reading;

/// <summary>
/// Where the page of a thing is. Whatever stands in an id is encoded once, except the slash between organ and id.
/// </summary>
internal static class PageLinks
{
    /// <summary>Stands for the pack in the address of a rule that holds under every pack.</summary>
    public const string BuiltIn = "built-in";

    /// <summary>Stands for no stage, or no procedure, in the address of a list.</summary>
    public const string None = "-";

    public static string Of(CaseId id) => $"/cases/{Path(Bare(id.Value, CaseId.Prefix))}";

    public static string Of(OfficerId id) => $"/officers/{Path(Bare(id.Value, OfficerId.Prefix))}";

    public static string Of(UnitId id) => $"/units/{Path(Bare(id.Value, UnitId.Prefix))}";

    /// <summary>Why a seat of a case was drawn so, by the entry of its draw.</summary>
    public static string Draw(CaseId id, int sequence) => $"/draws/{Path(Bare(id.Value, CaseId.Prefix))}/{sequence}";

    public static string Of(PackName? pack, RuleId rule) =>
        $"/rules/{Uri.EscapeDataString(pack is { } named ? named.Value : BuiltIn)}/{Uri.EscapeDataString(rule.Value)}";

    public static string Entry(string stream, int sequence) => $"/entries/{Path(stream)}/{sequence}";

    public static string Entries(string stream) => List("/entries", ("stream", stream));

    /// <summary>A list, narrowed by parameters; those without a value are left out.</summary>
    public static string List(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new List<KeyValuePair<string, string?>>();
        foreach (var (name, value) in parameters)
        {
            if (value is { Length: > 0 })
            {
                query.Add(KeyValuePair.Create(name, (string?)value));
            }
        }

        return path + QueryString.Create(query).ToUriComponent();
    }

    /// <summary>The page of whatever a stream is about; its entries where it has no page.</summary>
    public static string Stream(string stream) =>
        stream.StartsWith(CaseId.Prefix, StringComparison.Ordinal) ? Of(new CaseId(stream))
        : stream.StartsWith(OfficerId.Prefix, StringComparison.Ordinal) ? Of(new OfficerId(stream))
        : stream.StartsWith(UnitId.Prefix, StringComparison.Ordinal) ? Of(new UnitId(stream))
        : Entries(stream);

    /// <summary>An id as people read it: without its prefix, and with what was encoded in it.</summary>
    public static string Shown(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return IdText.Decode(colon < 0 ? id : id[(colon + 1)..]);
    }

    /// <summary>
    /// What the address named behind <paramref name="prefix"/>, decoded once: the framework leaves an encoded slash as
    /// it is, and so cannot tell it from one that was encoded twice.
    /// </summary>
    public static string Named(HttpContext context, string prefix)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>()
            .RawTarget;
        var path = target.Split('?')[0];
        return path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(path[prefix.Length..]).TrimEnd('/')
            : "";
    }

    private static string Bare(string id, string prefix) => id[prefix.Length..];

    private static string Path(string text) =>
        Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal)
            .Replace("%3A", ":", StringComparison.Ordinal);
}
