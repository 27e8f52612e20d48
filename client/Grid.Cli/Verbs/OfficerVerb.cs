using System.CommandLine;
using Grid.Cli.Output;
using Grid.Client;
using Grid.Contracts.Views;

namespace Grid.Cli.Verbs;

/// <summary><c>grid officer O</c>: an officer's standing, powers, live responsibilities and open loops.</summary>
internal static class OfficerVerb
{
    private static readonly Option<bool> Loops = new("--loops")
    {
        Description = "also what waits for the officer or concerns them: warnings without an answer, clues without a "
            + "disposition; a store is read to its end for it",
    };

    public static Command Build() => LookVerb.Build(
        new(
            "officer",
            "Shows an officer as they stand: powers, standing, every seat they answer in, what waits for them.",
            "grid officer 42 --loops --connect 127.0.0.1:30000")
        {
            More = [Loops],
            NeedsViews = Loops,
        },
        Look);

    private static async Task<LookVerb.Seen> Look(
        GridClient grid, string typed, ParseResult parsed, CancellationToken cancellation)
    {
        var handle = grid.Officer(typed);
        var view = await handle.LookAsync(cancellation);
        var loops = parsed.GetValue(Loops) && view.State.IsRegistered
            ? await LoopsOf(grid, handle.Id.Value, cancellation)
            : null;
        return new(
            handle.Id.Value, () => OfficerReport.Answer(view, loops), () => OfficerReport.Print(view, loops))
        {
            Damage = view.Damage,
            IsThere = view.State.IsRegistered,
        };
    }

    // Each answer waits for a moment; a silo that has long been there has read everything.
    private static async Task<LoopsView> LoopsOf(GridClient grid, string officer, CancellationToken cancellation)
    {
        while (true)
        {
            var loops = await grid.LookAtLoopsAsync(officer, cancellation);
            if (loops.Unavailable is { } why)
            {
                throw new CommandException(why);
            }

            if (loops.IsCaughtUp)
            {
                return loops;
            }
        }
    }
}
