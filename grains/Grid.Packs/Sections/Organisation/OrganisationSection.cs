using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary>Organs, units, posts, classes and slots, and that everybody's supervision ends at the top.</summary>
internal sealed class OrganisationSection
{
    public OrganisationSection(PackTree tree, NameTable powers, LegalSources sources)
    {
        foreach (var capacity in tree.Items("capacities"))
        {
            Names.Capacities.Declare(capacity);
        }

        var organs = new OrganSection(Names, powers, sources).Read(tree);
        var classes = ClassSection.Read(tree, Names, sources);
        var slots = new SlotSection(Names, powers, sources).Read(tree);
        var posts = new PostSection(Names, powers, sources).Read(tree);
        Bearers = Names.Bearers();
        var routes = new SupervisionRoutes(Bearers);
        Slots =
        [
            .. slots.Select(slot => slot.Entry with
            {
                SupervisedBy = routes.Add(new(BearerKind.Slot, slot.Entry.Slot.Value), slot.Fields),
            }),
        ];
        Law = new()
        {
            Organs = organs,
            Posts =
            [
                .. posts.Select(post => post.Entry with
                {
                    SupervisedBy = routes.Add(new(BearerKind.Post, post.Entry.Post), post.Fields),
                }),
            ],
            Classes = classes,
            Capacities = Names.Capacities.Names,
        };
        routes.Check(isTopNamed: tree.Has("oversight"));
    }

    public OrganisationNames Names { get; } = new();

    public OrganisationLaw Law { get; }

    public ImmutableArray<SlotEntry> Slots { get; }

    public BearerTable Bearers { get; }
}
