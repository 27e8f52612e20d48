using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary>Organs, units, posts, classes and slots, and that everybody's supervision ends at the top.</summary>
internal sealed record OrganisationSection(
    OrganisationNames Names, OrganisationLaw Law, ImmutableArray<SlotEntry> Slots, BearerTable Bearers)
{
    public static OrganisationSection Read(PackTree tree, NameTable powers, FactTable facts)
    {
        var names = new OrganisationNames();
        foreach (var capacity in tree.Items("capacities"))
        {
            names.Capacities.Declare(capacity);
        }

        var organs = OrganSection.Read(tree, names.Organs, names.Units, powers);
        var classes = ClassSection.Read(tree, names.Classes, names.Organs);
        var slots = SlotSection.Read(tree, names, powers);
        var posts = PostSection.Read(tree, names, powers);
        var bearers = names.Bearers();
        var routes = new SupervisionRoutes(bearers);
        var supervisedSlots = slots.Select(slot => slot.Entry with
        {
            SupervisedBy = routes.Add(new(BearerKind.Slot, slot.Entry.Slot.Value), slot.Fields),
        }).ToImmutableArray();
        var supervisedPosts = posts.Select(post => post.Entry with
        {
            SupervisedBy = routes.Add(new(BearerKind.Post, post.Entry.Post), post.Fields),
        }).ToImmutableArray();
        routes.Check();
        var law = new OrganisationLaw
        {
            Organs = organs,
            Posts = supervisedPosts,
            Classes = classes,
            Capacities = names.Capacities.Names,
            Facts = facts.Entries,
        };
        return new(names, law, supervisedSlots, bearers);
    }
}
