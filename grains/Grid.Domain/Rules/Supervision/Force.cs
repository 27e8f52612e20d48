namespace Grid.Domain.Rules.Supervision;

/// <summary>How binding a measure is.</summary>
public enum Force
{
    May,
    Should,
    Must,
}
