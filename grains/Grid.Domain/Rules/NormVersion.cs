namespace Grid.Domain.Rules;

/// <summary>Which version of its norms a jurisdiction applies after they have changed.</summary>
/// <param name="Row">The row of the pack that says so.</param>
/// <param name="Procedure">By which version procedure is measured.</param>
/// <param name="Liability">By which version somebody's liability is.</param>
/// <param name="Source">The law behind it.</param>
public sealed record NormVersion(RuleId Row, NormTime Procedure, NormTime Liability, LegalSource Source);
