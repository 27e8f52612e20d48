namespace Grid.Domain.Officers;

/// <summary>
/// What can be asked about an officer. Each deed has a file of its own, with its command, event and rules.
/// </summary>
[GenerateSerializer, Immutable, Alias("officer-command")]
public abstract partial record OfficerCommand
{
    private OfficerCommand()
    {
    }

    /// <summary>The name a pack knows the deed by.</summary>
    public abstract string Deed { get; }

    /// <summary>The personal texts that travel with the command and go to the side table.</summary>
    public virtual ImmutableArray<PersonalText> Texts => [];

    private protected static ImmutableArray<PersonalText> TextsOf(PersonalText? text) => text is null ? [] : [text];
}
