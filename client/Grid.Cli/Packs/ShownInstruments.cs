using Grid.Cli.Output;
using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>The laws that the pack cites by short names.</summary>
internal static class ShownInstruments
{
    public static readonly ShownSection Section = new("instruments", Answer, Print);

    private static object Answer(RulePack pack) => pack.Instruments.Select(instrument => new
    {
        instrument.Name,
        instrument.Title,
        From = instrument.From is { } from ? Dates.Text(from) : null,
        Until = instrument.Until is { } until ? Dates.Text(until) : null,
    });

    private static void Print(RulePack pack)
    {
        if (pack.Instruments.IsEmpty)
        {
            return;
        }

        ShownPack.Heading("instruments", pack.Instruments.Length);
        TextOutput.Table(
            ["name", "from", "until", "title"],
            pack.Instruments.Select(instrument => new[]
            {
                instrument.Name,
                instrument.From is { } from ? Dates.Text(from) : "",
                instrument.Until is { } until ? Dates.Text(until) : "",
                instrument.Title,
            }));
    }
}
