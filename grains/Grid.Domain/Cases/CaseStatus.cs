namespace Grid.Domain.Cases;

/// <summary>How far a case has come.</summary>
[GenerateSerializer, Alias("case-status")]
public enum CaseStatus
{
    /// <summary>Nobody has opened it.</summary>
    None = 0,
    Open = 1,
    Closed = 2,
}
