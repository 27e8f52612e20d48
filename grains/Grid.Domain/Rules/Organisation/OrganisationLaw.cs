using Grid.Domain.Rules.Conditions;

namespace Grid.Domain.Rules.Organisation;

/// <summary>What the organs of a jurisdiction are, and who is in them.</summary>
public sealed record OrganisationLaw
{
    /// <summary>A pack that says nothing about it.</summary>
    public static readonly OrganisationLaw None = new();

    public ImmutableArray<OrganEntry> Organs { get; init; } = [];

    public ImmutableArray<PostEntry> Posts { get; init; } = [];

    public ImmutableArray<OfficerClass> Classes { get; init; } = [];

    /// <summary>What somebody can be to what happened, for rows that speak of no slot or post.</summary>
    public ImmutableArray<string> Capacities { get; init; } = [];

    /// <summary>The facts that conditions may speak of.</summary>
    public ImmutableArray<FactEntry> Facts { get; init; } = [];

    /// <summary>What the pack says of a class; nothing where it has none of the name.</summary>
    public OfficerClass? ClassNamed(string name) => Classes.FirstOrDefault(entry => entry.Class == name);

    /// <summary>
    /// How many live cases an officer of a class may have before they count as overloaded; nothing where the pack does
    /// not say.
    /// </summary>
    public int? CasesMaxOf(string? name) => name is null ? null : ClassNamed(name)?.CasesMax;

    /// <summary>What the pack says of a post; nothing where it has none of the name.</summary>
    public PostEntry? PostNamed(string name) => Posts.FirstOrDefault(entry => entry.Post == name);
}
