using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Ledger.Verification;

namespace Grid.Cli.Verbs;

/// <summary><c>grid verify</c>: recomputes everything that is stored.</summary>
internal static class VerifyVerb
{
    public static Command Build()
    {
        var store = StoreOption.Build();
        var json = JsonOption.ForAnswer();
        var command = new Command(
            "verify",
            "Recomputes every hash, chain, position, index, personal text and pack of a store, and names each row that "
            + "is damaged.\n"
            + "It writes nothing. Out of scope: epochs beyond their being there, and whole streams cut off at their "
            + "end.\n\n"
            + "Example: grid verify --store sqlite:grid.db")
        {
            store, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await StoreOption.Open(parsed.GetValue(store), cancellation);
            var report = await LedgerVerifier.Verify(opened, null, cancellation);
            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(Answer(report), null, cancellation);
            }
            else
            {
                Print(report);
            }

            return report.IsClean ? GridCommand.Done : GridCommand.Wrong;
        });
        return command;
    }

    private static object Answer(VerificationReport report) => new
    {
        Ok = report.IsClean,
        report.Entries,
        report.Lanes,
        report.Root,
        report.Damage,
        Indexes = report.Rows,
        report.ErasedTexts,
    };

    private static void Print(VerificationReport report)
    {
        TextOutput.Row("entries", $"{report.Entries:N0} in {report.Lanes} lane(s)");
        TextOutput.Row("root", report.Root);
        foreach (var (table, rows) in report.Rows)
        {
            TextOutput.Row(table, $"{rows:N0} rows");
        }

        foreach (var damage in report.Damage)
        {
            Console.WriteLine(TextOutput.Safe(
                $"DAMAGE in {damage.Table}, row {damage.Row}, column {damage.Column}: {damage.Problem}"));
        }

        Console.WriteLine(report.IsClean ? "clean" : $"{report.Damage.Length} place(s) damaged");
    }
}
