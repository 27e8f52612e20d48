namespace Grid.Grains.Followers.FanOut;

/// <summary>An entry of an officer or a unit that may change who answers in some cases, or where they are.</summary>
/// <param name="Stream">The officer or the unit.</param>
/// <param name="Type">The alias of the event.</param>
internal readonly record struct OrganisationChange(string Stream, string Type)
{
    /// <summary>The change that an entry is; nothing where it is none.</summary>
    public static OrganisationChange? In(string stream, string type) =>
        ChangeTypes.Concerns(type) ? new(stream, type) : null;
}
