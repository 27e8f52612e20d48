using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Cli.Packs;
using Grid.Contracts;
using Grid.Domain.Packs;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Verbs;

/// <summary><c>grid pack publish</c>: puts a pack in force in a grid that runs.</summary>
internal static class PackPublishVerb
{
    private static readonly AskerId Asker = new("system:grid-pack-publish");

    public static Command Build()
    {
        var folder = new Argument<string>("pack") { Description = "the folder of the pack" };
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var publish = new Command(
            "publish",
            "Publishes a rule pack to a grid: from then on its version is the law on the days that it says. The grid "
            + "compiles it again, and refuses one that holds on days of another version; what is in force then stays "
            + "so. Published twice, it is published once.\n\n"
            + "Example: grid pack publish packs/cn --connect 127.0.0.1:30000")
        {
            folder, json,
        };
        target.AddTo(publish);
        publish.SetAction(async (parsed, cancellation) =>
        {
            var content = await PackChoice.Read(parsed.GetRequiredValue(folder), null, cancellation);
            await using var grid = await target.Open(parsed, cancellation);
            var handle = grid.Client.RulePack(content.Name);
            var view = await handle.LookAsync(cancellation);
            var command = new PackCommand.PublishPack(content.Version, content.Json);
            var reply = await handle.SubmitAsync(command.SubmittedBy(Asker, view.Sequence), cancellation);
            var isDone = Told(reply, grid.Name);
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(
                    new { Pack = content.Name.Value, Version = content.Version.Value, Published = isDone },
                    null,
                    cancellation);
            }
            else
            {
                Console.WriteLine(TextOutput.Safe(
                    $"{content.Name} {content.Version} {(isDone ? "is published" : "was published before")}"));
            }

            return GridCommand.Done;
        });
        return publish;
    }

    private static bool Told(Reply reply, string grid) => reply switch
    {
        Reply.Done => true,
        Reply.AlreadySo => false,
        Reply.Refused refused => throw new CommandException(
            $"{grid} refuses the pack, and what is in force there stays so:"
            + string.Concat(refused.Reasons.Select(reason => $"\n  {reason.Missing ?? reason.Sentence}"))),
        _ => throw new CommandException($"{grid} has too much to do; try again"),
    };
}
