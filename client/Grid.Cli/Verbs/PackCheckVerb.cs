using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Cli.Packs.Check;
using Grid.Cli.Packs.Check.Html;

namespace Grid.Cli.Verbs;

/// <summary><c>grid pack check</c>: looks for the holes in packs.</summary>
internal static class PackCheckVerb
{
    public static Command Build()
    {
        var folders = new Argument<string[]>("pack")
        {
            Description = "the folders of the packs",
            Arity = ArgumentArity.OneOrMore,
        };
        var report = new Option<string?>("--report")
        {
            Description = "write the matrix stage, slot, duty, supervision channel to a file, or print it without "
                + "one; what is empty is red",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var html = new Option<string?>("--html") { Description = "write the matrix as a page", HelpName = "FILE" };
        var json = JsonOption.ForAnswer();
        var check = new Command(
            "check",
            "Looks for the holes in rule packs: a power without a duty, a stage nobody answers for, a holder nobody "
            + "supervises, a clock without a consequence, clocks that contradict, two versions for one day. "
            + "Exit code 1 at an error.\n\n"
            + "Example: grid pack check packs/cn --report --html cn.html")
        {
            folders, report, html, json,
        };
        check.SetAction(async (parsed, cancellation) =>
        {
            var paths = parsed.GetRequiredValue(folders);
            var page = parsed.GetValue(html);
            OutputFile.Check(page);
            var matrix = parsed.GetValue(report);
            OutputFile.Check(matrix);
            var isReported = parsed.GetResult(report) is { Implicit: false };
            if (page is not null && paths.Length > 1)
            {
                throw new CommandException("a page shows one pack; name one pack with --html");
            }

            var all = CheckedFolder.ReadAll(paths);
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(CheckAnswer.Of(all, isReported), null, cancellation);
            }
            else
            {
                CheckText.Print(all, isReported && matrix is null);
            }

            if (matrix is not null)
            {
                await CheckText.WriteMatrices(all, matrix);
            }

            if (page is not null)
            {
                await CheckHtml.Write(all[0], page);
            }

            return all.All(one => one.Result.IsWhole) ? GridCommand.Done : GridCommand.Wrong;
        });
        return check;
    }
}
