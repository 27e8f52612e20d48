namespace Grid.Domain.Rules;

/// <summary>Which version of a norm is the measure of something.</summary>
public enum NormTime
{
    /// <summary>The one in force when the act is done.</summary>
    AtAct,

    /// <summary>The one in force at the time of the conduct that is judged.</summary>
    AtConduct,

    /// <summary>The one at the time of the conduct, or a later one where that is lighter.</summary>
    AtConductOrLighterLater,

    /// <summary>The one in force when it is put on record.</summary>
    AtRecord,
}
