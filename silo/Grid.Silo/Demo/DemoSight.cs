namespace Grid.Silo.Demo;

/// <summary>Something of a demo that is worth a look.</summary>
/// <param name="Kind">Why it is.</param>
/// <param name="Id">The case or officer, with its prefix; a rule as <c>PACK/RULE</c>.</param>
internal sealed record DemoSight(DemoSightKind Kind, string Id)
{
    /// <summary>
    /// Where its page is. What stands in an id is encoded once, but for the slash between organ and id.
    /// </summary>
    public string Path => Kind switch
    {
        DemoSightKind.SuspendedOfficer => $"/officers/{Encoded}",
        DemoSightKind.BrokenRule => $"/rules/{Encoded}",
        _ => $"/cases/{Encoded}",
    };

    private string Encoded => string.Join('/', Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('/')
        .Select(Uri.EscapeDataString));
}
