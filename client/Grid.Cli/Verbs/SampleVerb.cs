using System.Collections.Immutable;
using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Domain.Vocabulary;
using Grid.Ledger.Samples;

namespace Grid.Cli.Verbs;

/// <summary><c>grid sample …</c>: whether a list from which a sample was drawn leaves nothing out.</summary>
internal static class SampleVerb
{
    private const int Shown = 20;

    public static Command Build() =>
        new("sample", "Looks at samples that were drawn for evaluation.\n\nExample: grid sample check")
        {
            BuildCheck(),
        };

    private static Command BuildCheck()
    {
        var store = StoreOption.Build();
        var export = ExportOption.Build();
        var name = new Option<string?>("--case")
        {
            Description = "the case in which it was drawn, with or without `case:`; else all of them",
        };
        var json = JsonOption.ForAnswer();
        var command = new Command(
            "check",
            "Holds every list from which a sample was drawn against the ledger: which cases were closed in its time, "
            + "in its unit and below, and are not on it; which are on it and were not closed so, or before anybody was "
            + "bound to the seed. The facts `since`, `until`, `unit` and `kind` of the act narrow a list; without them "
            + "it is of the unit of the case in which it was drawn, since the draw before. It needs no grid. Exit 1 "
            + "where something does not agree."
            + "\n\nExample: grid sample check --store sqlite:grid.db\n"
            + "Example: grid sample check --export ledger.jsonl --case case:town/samples")
        {
            store, export, name, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var only = parsed.GetValue(name) is { } typed ? CaseId.Parse(typed).Value : null;
            var all = await ExportOption.Read(
                (parsed.GetValue(export), parsed.GetValue(store)),
                file => SampleReading.Check(file, cancellation),
                opened => SampleReading.Check(opened, cancellation),
                cancellation);
            var samples = all.RemoveAll(sample => only is not null && sample.Case != only);
            if (only is not null && samples.IsEmpty)
            {
                throw new CommandException($"no sample was drawn in {only}, or there is no such case");
            }

            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(samples), null, cancellation);
            }
            else
            {
                Print(samples);
            }

            return samples.All(sample => sample.IsRight) ? GridCommand.Done : GridCommand.Wrong;
        });
        return command;
    }

    private static object Answer(ImmutableArray<CheckedSample> samples) => new
    {
        Ok = samples.All(sample => sample.IsRight),
        Samples = samples.Select(sample => new
        {
            sample.Case,
            sample.Sequence,
            At = sample.At.ToString(),
            Since = sample.Since?.ToString(),
            Until = sample.Until.ToString(),
            Unit = sample.Unit?.Value,
            sample.Kind,
            sample.Listed,
            sample.Closed,
            sample.LeftOut,
            sample.Problems,
        }),
    };

    private static void Print(ImmutableArray<CheckedSample> samples)
    {
        foreach (var sample in samples)
        {
            TextOutput.Row("sample", $"{sample.Case} #{sample.Sequence}");
            TextOutput.Row("closed", $"after {sample.Since?.ToString() ?? "the beginning"}, until {sample.Until}");
            TextOutput.Row("unit", sample.Unit?.Value ?? "every one");
            TextOutput.Row("kind", sample.Kind);
            TextOutput.Row("listed", $"{sample.Listed:N0} of {sample.Closed:N0} that the ledger has");
            foreach (var id in sample.LeftOut.Take(Shown))
            {
                Console.WriteLine(TextOutput.Safe($"WRONG: {id} was left out"));
            }

            if (sample.LeftOut.Length > Shown)
            {
                Console.WriteLine($"WRONG: and {sample.LeftOut.Length - Shown:N0} more");
            }

            foreach (var problem in sample.Problems)
            {
                Console.WriteLine(TextOutput.Safe($"WRONG: {problem}"));
            }

            Console.WriteLine();
        }

        var wrong = samples.Count(sample => !sample.IsRight);
        Console.WriteLine(
            $"{samples.Length} sample(s): {samples.Length - wrong} agree with the ledger, {wrong} do not");
    }
}
