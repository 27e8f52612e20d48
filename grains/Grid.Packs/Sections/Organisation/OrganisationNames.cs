using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary>The names of organs, their units, posts, classes, slots and capacities.</summary>
internal sealed record OrganisationNames
{
    public NameTable Organs { get; } = new("organ");

    public NameTable Units { get; } = new("unit");

    public NameTable Posts { get; } = new("post");

    public NameTable Classes { get; } = new("class");

    public NameTable Slots { get; } = new("slot");

    public NameTable Capacities { get; } = new("capacity");

    public BearerTable Bearers() => new(
    [
        (BearerKind.Slot, Slots), (BearerKind.Post, Posts), (BearerKind.Class, Classes), (BearerKind.Organ, Organs),
        (BearerKind.Unit, Units), (BearerKind.Capacity, Capacities),
    ]);
}
