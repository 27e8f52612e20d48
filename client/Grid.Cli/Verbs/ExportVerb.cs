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
        var whole = new Option<bool>("--whole")
        {
            Description = "also who has put interference on record: for whoever the law lets know it",
        };
        var command = new Command(
            "export",
            "Writes the ledger out, byte for byte as it is stored; but who has put on record what was said to a case "
            + "is left out, unless --whole says otherwise.\n\n"
            + "Example: grid export --store sqlite:grid.db --format jsonl -o ledger.jsonl")
        {
            store, format, output, whole,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            OutputFile.Check(parsed.GetValue(output));
            await using var opened = await StoreOption.Open(parsed.GetValue(store), cancellation);
            if (parsed.GetValue(output) is not { } file)
            {
                await using var standard = Console.OpenStandardOutput();
                await LedgerExport.WriteJsonLines(opened, standard, parsed.GetValue(whole), cancellation);
                return GridCommand.Done;
            }

            await using var written = File.Create(file);
            var (count, shielded) =
                await LedgerExport.WriteJsonLines(opened, written, parsed.GetValue(whole), cancellation);
            Console.WriteLine($"{count:N0} entries written to {file}");
            if (shielded > 0)
            {
                Console.WriteLine($"{shielded:N0} of them without whose record they are; --whole writes that, too");
            }

            return GridCommand.Done;
        });
        return command;
    }
}
