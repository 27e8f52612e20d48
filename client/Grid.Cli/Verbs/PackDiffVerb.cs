using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Cli.Packs;
using Grid.Domain.Rules;
using Grid.Ledger;
using Grid.Ledger.Shadow;
using Grid.Packs;
using Grid.Packs.Diff;

namespace Grid.Cli.Verbs;

/// <summary><c>grid pack diff</c>: what changes from one pack to another, and for stored cases.</summary>
internal static class PackDiffVerb
{
    private const int ListedByDefault = 50;

    public static Command Build()
    {
        var options = new Options();
        var diff = new Command(
            "diff",
            "Says what changes from one rule pack to another: rows added, removed and changed, field by field, and "
            + "which of it loosens or tightens a limit. With --over it judges the cases of a store under both, as if "
            + "each had always been the law, and lists the verdicts that differ. It writes nothing to the store, and "
            + "reads beside a running grid.\n\n"
            + "Example: grid pack diff packs/cn packs/cn-next --over sqlite:grid.db")
        {
            options.Before, options.After, options.Store, options.Over, options.Verdicts, options.Limit, options.Json,
        };
        diff.SetAction(async (parsed, cancellation) =>
        {
            OutputFile.Check(parsed.GetValue(options.Verdicts));
            var over = parsed.GetValue(options.Over);
            var store = parsed.GetValue(options.Store) ?? over;
            await using var stored = store is null ? null : await StoreOption.Open(store, cancellation);
            var before = await PackChoice.Read(parsed.GetRequiredValue(options.Before), stored, cancellation);
            var after = await PackChoice.Read(parsed.GetRequiredValue(options.After), stored, cancellation);
            var difference = PackDifference.Between(before, after);
            if (over is null)
            {
                await Write(parsed.GetValue(options.Json), (before, after, difference), null, cancellation);
                return GridCommand.Done;
            }

            await using var cases = over == store ? null : await StoreOption.Open(over, cancellation);
            var shown = new ShownShadow(PackOf(before), PackOf(after), parsed.GetValue(options.Limit));
            var totals = await Judge(
                cases ?? stored!,
                (PackOf(before), PackOf(after)),
                shown,
                parsed.GetValue(options.Verdicts),
                cancellation);
            await Write(parsed.GetValue(options.Json), (before, after, difference), (shown, totals), cancellation);
            return GridCommand.Done;
        });
        return diff;
    }

    private static async Task<ShadowTotals> Judge(
        ILedgerStore store,
        (RulePack Before, RulePack After) packs,
        ShownShadow shown,
        string? file,
        CancellationToken cancellation)
    {
        await using var lines = file is null ? null : File.CreateText(file);
        return await ShadowRun.Over(
            store,
            packs.Before,
            packs.After,
            difference =>
            {
                shown.Take(difference);
                lines?.WriteLine(JsonOutput.Line(shown.Line(difference)));
            },
            cancellation);
    }

    private static async Task Write(
        bool isJson,
        (PackContent Before, PackContent After, PackDifference Difference) diff,
        (ShownShadow Shown, ShadowTotals Totals)? over,
        CancellationToken cancellation)
    {
        if (isJson)
        {
            await JsonOutput.Write(
                new
                {
                    Diff = ShownDifference.Answer(diff.Before, diff.After, diff.Difference),
                    Over = over is var (answered, counted) ? answered.Answer(counted) : null,
                },
                null,
                cancellation);
            return;
        }

        ShownDifference.Print(diff.Before, diff.After, diff.Difference);
        if (over is var (shown, totals))
        {
            shown.Print(totals);
        }
    }

    private static RulePack PackOf(PackContent content) => PackCompiler.Compile(content).Pack!;

    private sealed class Options
    {
        public Argument<string> Before { get; } = new("before")
        {
            Description = "the folder of a pack; with --store also a version's hash, or NAME or NAME@DATE",
        };

        public Argument<string> After { get; } = new("after") { Description = "what it is compared with" };

        public Option<string?> Store { get; } =
            new("--store") { Description = "the store that has published versions", HelpName = "STORE" };

        public Option<string?> Over { get; } =
            new("--over") { Description = "the store whose cases are judged under both", HelpName = "STORE" };

        public Option<string?> Verdicts { get; } = new("--verdicts")
        {
            Description = "a file for every verdict that differs, as JSON Lines",
            HelpName = "FILE",
        };

        public Option<int> Limit { get; } = new("--limit")
        {
            Description = "how many of these verdicts are listed",
            DefaultValueFactory = _ => ListedByDefault,
        };

        public Option<bool> Json { get; } = JsonOption.ForAnswer();
    }
}
