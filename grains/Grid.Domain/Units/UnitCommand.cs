namespace Grid.Domain.Units;

/// <summary>
/// What can be asked about a unit. Each deed has a file of its own, with its command, event and rules.
/// </summary>
[GenerateSerializer, Immutable, Alias("unit-command")]
public abstract partial record UnitCommand
{
    private UnitCommand()
    {
    }

    /// <summary>The name a pack knows the deed by.</summary>
    public abstract string Deed { get; }

    /// <summary>The personal texts that travel with the command and go to the side table.</summary>
    public virtual ImmutableArray<PersonalText> Texts => [];

    /// <summary>The units that the deed ties the unit to.</summary>
    public virtual ImmutableArray<UnitId> Named => [];

    private protected static ImmutableArray<PersonalText> TextsOf(PersonalText? text) => text is null ? [] : [text];

    private protected static ImmutableArray<UnitId> NamedOf(params ReadOnlySpan<UnitId?> ids)
    {
        var named = ImmutableArray.CreateBuilder<UnitId>();
        foreach (var id in ids)
        {
            if (id is { } unit)
            {
                named.Add(unit);
            }
        }

        return named.ToImmutable();
    }
}
