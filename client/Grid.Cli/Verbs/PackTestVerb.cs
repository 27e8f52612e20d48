using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Cli.Packs;
using Grid.Domain.Rules;
using Grid.Packs.Examples;

namespace Grid.Cli.Verbs;

/// <summary><c>grid pack test</c>: runs the examples that a pack carries.</summary>
internal static class PackTestVerb
{
    public static Command Build()
    {
        var folder = new Argument<string>("pack") { Description = "the folder of the pack" };
        var json = JsonOption.ForAnswer();
        var test = new Command(
            "test",
            "Runs a pack's own examples, the files of its folder `examples`: deadlines, and cases with what is "
            + "submitted to them. Exit code 1 where the pack does not keep one.\n\n"
            + "Example: grid pack test packs/cn")
        {
            folder, json,
        };
        test.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(folder);
            var pack = PackOnDisk.Read(path);
            var outcome = PackExamples.Run(path, pack);
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(pack, outcome), null, cancellation);
            }
            else
            {
                Print(path, outcome);
            }

            return outcome.IsKept ? GridCommand.Done : GridCommand.Wrong;
        });
        return test;
    }

    private static object Answer(RulePack pack, ExampleOutcome outcome) => new
    {
        Pack = pack.Name.Value,
        Version = pack.Version.Value,
        Ok = outcome.IsKept,
        outcome.Kept,
        Failures = outcome.Failures.Select(failure => new
        {
            failure.File,
            failure.Line,
            failure.Example,
            failure.Expected,
            failure.Got,
        }),
        Problems = outcome.Problems.Select(problem => new
        {
            problem.File,
            problem.Line,
            problem.Problem,
            problem.Fix,
        }),
    };

    private static void Print(string path, ExampleOutcome outcome)
    {
        foreach (var problem in outcome.Problems)
        {
            Console.WriteLine(TextOutput.Safe(problem.ToString()));
        }

        foreach (var failure in outcome.Failures)
        {
            Console.WriteLine(TextOutput.Safe(failure.ToString()));
        }

        if (outcome is { Kept: 0, Failures.IsEmpty: true, Problems.IsEmpty: true })
        {
            Console.WriteLine(TextOutput.Safe(
                $"{path} has no examples: write some into {Path.Combine(path, PackExamples.FolderName)}"));
        }
        else
        {
            Console.WriteLine($"{outcome.Kept} kept, {outcome.Failures.Length} failed");
        }
    }
}
