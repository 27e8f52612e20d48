namespace Grid.Domain.Rules.Accountability;

/// <summary>In which capacity somebody answers. These are levels and no percentages: the law has none.</summary>
public enum LiabilityLevel
{
    None,
    Supervisory,
    Secondary,
    Main,
}
