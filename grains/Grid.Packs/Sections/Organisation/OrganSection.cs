using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary><c>organs:</c> the types of organ, what each has above it, and which units in it matter.</summary>
internal sealed class OrganSection(OrganisationNames named, NameTable powers, LegalSources sources)
{
    public ImmutableArray<OrganEntry> Read(PackTree tree)
    {
        var all = tree.Entries("organs");
        // An organ may stand below one that is declared later, so all names come first.
        string[] names =
        [
            .. all.Select(fields => fields.Require("organ") is { } name ? named.Organs.Declare(name) ?? "" : ""),
        ];
        ImmutableArray<OrganEntry> organs = [.. all.Zip(names, ReadOrgan)];
        OrganTies.Check([.. organs.Zip(all)]);
        return organs;
    }

    private OrganEntry ReadOrgan(Fields fields, string name)
    {
        var entry = new OrganEntry(name)
        {
            Title = fields.Text("title"),
            Levels = Names(fields, "levels"),
            Ties =
            [
                .. (fields.Find("ties")?.SomeItems() ?? []).Select(tie => Tie(tie, named.Organs)).OfType<OrganTie>(),
            ],
            Powers = [.. (fields.Find("powers")?.Items() ?? []).Select(power => new Power(powers.Refer(power)))],
            Units = [.. (fields.Find("units")?.Items() ?? []).Select(named.Units.Declare).OfType<string>()],
            Source = sources.ReadIfAny(fields),
            Confidence = ConfidenceWords.Read(fields),
        };
        fields.RefuseOthers();
        return entry;
    }

    private static OrganTie? Tie(Value tie, NameTable organs)
    {
        if (tie.Fields() is not { } fields)
        {
            return null;
        }

        var kind = Choices<TieKind>.Read(fields.Require("tie"));
        var to = fields.Require("to") is { } name ? organs.Refer(name) : "";
        fields.RefuseOthers();
        return kind is { } known ? new(known, to) : null;
    }

    private static ImmutableArray<string> Names(Fields fields, string key) =>
        [.. (fields.Find(key)?.Items() ?? []).Select(name => name.Text())];
}
