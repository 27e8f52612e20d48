namespace Grid.Domain.Rules;

/// <summary>What one rule says about one question.</summary>
public abstract record Verdict
{
    // By far most verdicts are this one.
    private static readonly Satisfied Holds = new();

    /// <summary>What the rule speaks of has not happened.</summary>
    public static readonly Verdict Inapplicable = new NotApplicable();

    private Verdict()
    {
    }

    /// <summary>The kind of this verdict, as it travels and is stored.</summary>
    public VerdictKind Kind => this switch
    {
        Satisfied => VerdictKind.Satisfied,
        Broken => VerdictKind.Broken,
        Undecidable => VerdictKind.Undecidable,
        NotApplicable => VerdictKind.NotApplicable,
        _ => throw new UnreachableException(),
    };

    /// <summary>The officer the verdict speaks of, where there is one.</summary>
    public OfficerId? Officer => this switch
    {
        Broken broken => broken.By,
        Undecidable undecidable => undecidable.By,
        _ => null,
    };

    /// <summary>Whether it is broken or undecidable, and so for somebody to look at.</summary>
    public bool IsAmiss => this is Broken or Undecidable;

    /// <summary>The missing fact of an undecidable verdict, or what a broken one names.</summary>
    public string? Missing => this switch
    {
        Undecidable undecidable => undecidable.Fact,
        Broken broken => broken.Naming,
        _ => null,
    };

    /// <summary>Whom to ask, where the verdict knows better than the rule.</summary>
    public string? Ask => (this as Broken)?.WhomToAsk;

    /// <summary>Satisfied where the condition holds, else broken.</summary>
    public static Verdict When(bool holds, OfficerId? by = null) => holds ? Holds : new Broken(by);

    public sealed record Satisfied : Verdict;

    /// <param name="By">The officer it speaks of.</param>
    /// <param name="WhomToAsk">Whom to ask instead, where that depends on what was asked.</param>
    /// <param name="Naming">What stands in the way, by name, where there may be much of it.</param>
    public sealed record Broken(OfficerId? By = null, string? WhomToAsk = null, string? Naming = null) : Verdict;

    /// <param name="Fact">The fact that is missing, in words a reader can act on.</param>
    /// <param name="By">The officer whose fact is missing.</param>
    public sealed record Undecidable(string Fact, OfficerId? By = null) : Verdict;

    public sealed record NotApplicable : Verdict;
}
