using Grid.Cli.Output;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>The words that the pack declares: classes, kinds, powers and slots.</summary>
internal static class ShownWords
{
    public static readonly ShownSection Section = new("words", Answer, Print);

    private static object Answer(RulePack pack) => new
    {
        pack.Classes,
        pack.Kinds,
        Powers = pack.Powers.Select(power => power.Value),
        Slots = pack.Slots.Select(entry => new
        {
            Slot = entry.Slot.Value,
            entry.Seats,
            Power = entry.Power?.Value,
            Required = pack.RequiredSlots.Contains(entry.Slot),
        }),
        Deeds = pack.Deeds.ToDictionary(deed => deed.Key, deed => deed.Value.Value),
    };

    private static void Print(RulePack pack)
    {
        List("classes", pack.Classes);
        List("kinds", pack.Kinds);
        List("powers", pack.Powers.Select(power => power.Value));
        foreach (var (deed, power) in pack.Deeds)
        {
            TextOutput.Row(deed, $"asks for {power}");
        }

        if (!pack.Slots.IsEmpty)
        {
            ShownPack.Heading("slots", pack.Slots.Length);
            TextOutput.Table(
                ["slot", "seats", "power", ""],
                pack.Slots.Select(entry => new[]
                {
                    entry.Slot.Value,
                    $"{entry.Seats}",
                    entry.Power?.Value ?? "",
                    pack.RequiredSlots.Contains(entry.Slot) ? "required" : "",
                }));
        }
    }

    private static void List(string name, IEnumerable<string> words)
    {
        if (string.Join(", ", words) is { Length: > 0 } listed)
        {
            TextOutput.Row(name, listed);
        }
    }
}
