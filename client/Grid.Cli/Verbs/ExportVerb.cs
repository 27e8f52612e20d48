using System.CommandLine;
using Grid.Cli.Output;
using Grid.Ledger;

namespace Grid.Cli.Verbs;

/// <summary><c>grid export</c>: the ledger as anybody can check it.</summary>
internal static class ExportVerb
{
    public static Command Build()
    {
        var store = StoreOption.Build();
        var format = new Option<string>("--format")
        {
            Description = "jsonl: one entry a line, as FORMAT.md describes it",
            DefaultValueFactory = _ => "jsonl",
        };
        format.AcceptOnlyFromAmong("jsonl");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "the file to write; standard output where none is named",
            HelpName = "FILE",
        };
        var command = new Command(
            "export",
            "Writes the ledger out, byte for byte as it is stored.\n\n"
            + "Example: grid export --store sqlite:grid.db --format jsonl -o ledger.jsonl")
        {
            store, format, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            OutputFile.Check(parsed.GetValue(output));
            await using var opened = await StoreOption.Open(parsed.GetValue(store), cancellation);
            if (parsed.GetValue(output) is not { } file)
            {
                await using var standard = Console.OpenStandardOutput();
                await LedgerExport.WriteJsonLines(opened, standard, cancellation);
                return GridCommand.Done;
            }

            await using var written = File.Create(file);
            var count = await LedgerExport.WriteJsonLines(opened, written, cancellation);
            Console.WriteLine($"{count:N0} entries written to {file}");
            return GridCommand.Done;
        });
        return command;
    }
}
