namespace Grid.Domain.Cases;

/// <summary>
/// What can be asked of a case. Each deed has a file of its own, with its command, its event and its rules.
/// </summary>
[GenerateSerializer, Immutable, Alias("case-command")]
public abstract partial record CaseCommand
{
    private CaseCommand()
    {
    }

    /// <summary>The name a pack knows the deed by.</summary>
    public abstract string Deed { get; }

    /// <summary>The personal texts that travel with the command and go to the side table.</summary>
    public virtual ImmutableArray<PersonalText> Texts => [];

    /// <summary>The seats that the command asks to give to somebody.</summary>
    internal virtual ImmutableArray<SlotFilling> Fillings => [];

    /// <summary>Why somebody is named for a seat that is drawn otherwise; nothing where nobody says.</summary>
    internal virtual string? Designation => null;

    /// <summary>
    /// Whether an officer asks for it, whatever they call it: who sits in which seat, whether the case goes on and in
    /// whose hands, and that a warning is answered are so by being said.
    /// </summary>
    internal virtual bool IsAskedFor => false;

    private protected static ImmutableArray<PersonalText> TextsOf(PersonalText? text) => text is null ? [] : [text];
}
