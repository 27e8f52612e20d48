using Grid.Domain.Rules.Organisation;
using Grid.Packs.Sections.Rows;
using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Organisation;

/// <summary><c>organs:</c> the types of organ, what each has above it, and which units in it matter.</summary>
internal static class OrganSection
{
    public static ImmutableArray<OrganEntry> Read(
        PackTree tree, NameTable organs, NameTable units, NameTable powers)
    {
        var all = tree.Entries("organs");
        // An organ may stand below one that is declared later, so all names come first.
        var names = all.Select(fields => fields.Require("organ")).Select(name => name is null ? null : organs.Declare(name));
        return [.. all.Zip(names.ToArray(), (fields, name) => ReadOrgan(fields, name ?? "", (organs, units, powers)))];
    }

    private static OrganEntry ReadOrgan(
        Fields fields, string name, (NameTable Organs, NameTable Units, NameTable Powers) tables)
    {
        var entry = new OrganEntry(name)
        {
            Title = fields.Text("title"),
            Levels = Names(fields, "levels"),
            Ties = [.. (fields.Find("ties")?.SomeItems() ?? []).Select(tie => Tie(tie, tables.Organs)).OfType<OrganTie>()],
            Powers = [.. (fields.Find("powers")?.Items() ?? []).Select(power => new Power(tables.Powers.Refer(power)))],
            Units = [.. (fields.Find("units")?.Items() ?? []).Select(tables.Units.Declare).OfType<string>()],
            Source = Sourced.SourceIfAny(fields),
            Confidence = Sourced.Confidence(fields),
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

        var kind = Choices<TieKind>.Read(fields.Require("tie")) ?? default;
        var to = fields.Require("to") is { } name ? organs.Refer(name) : "";
        fields.RefuseOthers();
        return new(kind, to);
    }

    private static ImmutableArray<string> Names(Fields fields, string key) =>
        [.. (fields.Find(key)?.Items() ?? []).Select(name => name.Text())];
}
