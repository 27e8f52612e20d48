using Grid.Packs.Yaml;

namespace Grid.Packs.Sections;

/// <summary><c>slots:</c> the roles that cases have.</summary>
internal static class SlotSection
{
    private const int MostSeats = 1000;

    public static ImmutableArray<SlotEntry> Read(PackTree tree, NameTable slots, NameTable powers)
    {
        var entries = ImmutableArray.CreateBuilder<SlotEntry>();
        foreach (var fields in tree.Entries("slots"))
        {
            var slot = fields.Require("slot") is { } name ? slots.Declare(name) : null;
            var seats = fields.Find("seats")?.Number(MostSeats) ?? 1;
            Power? power = fields.Find("power") is { } asked ? new(powers.Refer(asked)) : null;
            fields.RefuseOthers();
            entries.Add(new(new(slot ?? ""), seats, power));
        }

        return entries.ToImmutable();
    }
}
