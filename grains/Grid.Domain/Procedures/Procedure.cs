namespace Grid.Domain.Procedures;

/// <summary>A way of dealing with a case: its stages, and the acts that lead from one to another.</summary>
/// <param name="Name">The name that cases bear.</param>
/// <param name="Start">The stage in which a case begins where its opening names none.</param>
public sealed record Procedure(string Name, string Start)
{
    public string? Title { get; init; }

    /// <summary>The kinds of case that are opened in it where nobody names another procedure.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public ImmutableArray<StageEntry> Stages { get; init; } = [];

    /// <summary>Acts that every stage allows.</summary>
    public ImmutableArray<ActPattern> Acts { get; init; } = [];

    /// <summary>The acts that lead on: within the procedure, or to another.</summary>
    public ImmutableArray<Transition> Transitions { get; init; } = [];

    /// <summary>Where it leads that another organ receives a case that is in it.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    public LegalSource? Source { get; init; }

    /// <summary>Whether the procedure says at which stage a case may end.</summary>
    public bool HasClosingStage
    {
        get
        {
            foreach (var stage in Stages)
            {
                if (stage.IsClosing)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether it is the one named, or its name begins with that one and a dot.</summary>
    public bool IsOrUnder(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsOrUnder(Name, name);
    }

    public StageEntry? StageNamed(string? name)
    {
        foreach (var stage in Stages)
        {
            if (stage.Name == name)
            {
                return stage;
            }
        }

        return null;
    }

    /// <summary>Where an act done in a stage leads; nothing where it leads nowhere else.</summary>
    public Transition? After(string? stage, string act)
    {
        foreach (var transition in Transitions)
        {
            if ((transition.From is null || transition.From == stage) && transition.On.Matches(act))
            {
                return transition;
            }
        }

        return null;
    }

    /// <summary>Whether a stage allows an act: by its own list, the procedure's, or because the act leads on.</summary>
    public bool Allows(StageEntry stage, string act)
    {
        if (stage.Acts.IsEmpty && !stage.IsClosing)
        {
            return true;
        }

        return ActPattern.AnyMatches(stage.Acts, act)
            || ActPattern.AnyMatches(Acts, act)
            || After(stage.Name, act) is not null;
    }

    internal static bool IsOrUnder(string own, string name) =>
        own == name || (own.Length > name.Length && own[name.Length] == '.'
            && own.StartsWith(name, StringComparison.Ordinal));
}
