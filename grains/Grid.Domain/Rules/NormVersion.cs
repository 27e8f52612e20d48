namespace Grid.Domain.Rules;

/// <summary>Which version of its norms a jurisdiction applies after they have changed.</summary>
/// <param name="Row">The row of the pack that says so.</param>
/// <param name="Procedure">By which version procedure is measured.</param>
/// <param name="Liability">By which version somebody's liability is.</param>
/// <param name="Source">The law behind it.</param>
public sealed record NormVersion(RuleId Row, NormTime Procedure, NormTime Liability, LegalSource Source)
{
    /// <summary>Whether an act that is told late is measured by the law of its own day.</summary>
    /// <param name="law">The law as it stands when it is told: it says by which law the past is measured.</param>
    public static bool GoesByAct(RulePack law)
    {
        ArgumentNullException.ThrowIfNull(law);
        return law.NormVersion?.Procedure == NormTime.AtAct;
    }
}
