using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Cli.Packs;

namespace Grid.Cli.Verbs;

/// <summary><c>grid pack …</c>: what can be done with a pack in a folder.</summary>
internal static class PackVerb
{
    public static Command Build() => new("pack", "Looks at a rule pack.\n\nExample: grid pack show packs/cn")
    {
        BuildShow(),
        PackCheckVerb.Build(),
        PackTestVerb.Build(),
        PackDiffVerb.Build(),
        PackPublishVerb.Build(),
    };

    private static Command BuildShow()
    {
        var folder = new Argument<string>("pack") { Description = "the folder of the pack" };
        var json = JsonOption.ForAnswer();
        var show = new Command(
            "show",
            "Prints a rule pack readably: words, acts, rules, calendars, clocks with the events they know.\n\n"
            + "Example: grid pack show packs/cn")
        {
            folder, json,
        };
        show.SetAction(async (parsed, cancellation) =>
        {
            var pack = PackOnDisk.Read(parsed.GetRequiredValue(folder));
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(ShownPack.Answer(pack), null, cancellation);
            }
            else
            {
                ShownPack.Print(pack);
            }

            return GridCommand.Done;
        });
        return show;
    }
}
