using System.CommandLine;
using Grid.Cli.Output;
using Grid.Client;
using Grid.Contracts;
using Grid.Contracts.Views;

namespace Grid.Cli.Verbs;

/// <summary><c>grid case C</c>: the live state of a case.</summary>
internal static class CaseVerb
{
    private static readonly Option<string?> By = new("--by")
    {
        Description = "the officer who reads it: a sealed case is there for those alone to whom it is open",
        HelpName = "officer:ID",
    };

    private static readonly Option<string?> Purpose = new("--purpose")
    {
        Description = "what it is read for, with --by: of a sealed case that stands in its record",
        HelpName = "TEXT",
    };

    public static Command Build() => LookVerb.Build(
        new(
            "case",
            "Shows a case as it stands: who answers, what was done, what is due, what is amiss.",
            "grid case 17 --store sqlite:grid.db")
        {
            More = [By, Purpose],
        },
        Look);

    private static async Task<LookVerb.Seen> Look(
        GridClient grid, string typed, ParseResult parsed, CancellationToken cancellation)
    {
        var handle = grid.Case(typed);
        var view = await View(handle, parsed, cancellation);
        return new(handle.Id.Value, () => CaseReport.Answer(view), () => CaseReport.Print(view))
        {
            Damage = view.Damage,
            IsThere = view.Sequence != 0,
        };
    }

    private static async Task<CaseView> View(
        CaseHandle handle, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(By) is not { } by)
        {
            return await handle.LookAsync(cancellation);
        }

        var purpose = parsed.GetValue(Purpose)
            ?? throw new CommandException("say with --purpose what the case is read for");
        var read = await handle.ReadAsync(PersonalTexts.Salted(purpose), by, cancellation);
        return read.View ?? throw new CommandException(read.Reply is Reply.Refused refused
            ? $"{handle.Id} is not shown: {string.Join("; ", refused.Reasons.Select(reason => reason.Sentence))}"
            : $"{handle.Id} is not shown: {read.Reply}");
    }
}
