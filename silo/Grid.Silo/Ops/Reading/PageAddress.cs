namespace Grid.Silo.Ops.Reading;

/// <summary>Where the reader is, and addresses that differ from it in one thing.</summary>
internal sealed class PageAddress(HttpRequest request)
{
    // What a reader chooses about looks is kept in a cookie; an address that is passed on should not repeat it.
    private static readonly string[] NotPassedOn = [Reader.LanguageName, Reader.ThemeName];

    public string Path { get; } = request.Path.HasValue ? request.Path.Value! : "/";

    /// <summary>The address as it was asked for, encoded.</summary>
    private string Encoded { get; } = request.Path.ToUriComponent() is { Length: > 0 } path ? path : "/";

    /// <summary>Every parameter but some, for a form that sets those.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept(params string[] but) =>
        from parameter in request.Query
        where !but.Concat(NotPassedOn).Contains(parameter.Key, StringComparer.OrdinalIgnoreCase)
        from value in parameter.Value
        where value.Length > 0
        select KeyValuePair.Create(parameter.Key, value);

    /// <summary>This page with one parameter set, or taken out where there is no value.</summary>
    public string With(string name, string? value) => With((name, value));

    /// <summary>This page with some parameters set, or taken out where there is no value.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var kept = new List<KeyValuePair<string, string?>>();
        foreach (var (name, values) in request.Query)
        {
            var isChanged = NotPassedOn.Contains(name, StringComparer.OrdinalIgnoreCase);
            foreach (var change in changes)
            {
                isChanged |= string.Equals(name, change.Name, StringComparison.OrdinalIgnoreCase);
            }

            if (!isChanged)
            {
                kept.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
            }
        }

        foreach (var change in changes)
        {
            if (change.Value is { Length: > 0 })
            {
                kept.Add(KeyValuePair.Create(change.Name, (string?)change.Value));
            }
        }

        return Encoded + QueryString.Create(kept).ToUriComponent();
    }
}
