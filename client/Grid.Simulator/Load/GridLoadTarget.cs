using Grid.Contracts;
using Grid.Contracts.Views;
using Grid.Domain.Packs;

namespace Grid.Simulator.Load;

/// <summary>
/// A grid as the target of a load. The client should try everything once
/// (<see cref="GridClientOptions.AttemptsMax"/> = 1): the load retries by itself, and counts.
/// </summary>
/// <param name="grid">The client.</param>
/// <param name="pack">What is published where no version of the scenario's pack is in force.</param>
public sealed class GridLoadTarget(GridClient grid, PackCommand.PublishPack? pack = null) : ILoadTarget
{
    private static readonly AskerId Publisher = new($"{AskerId.SystemPrefix}simulate");

    /// <inheritdoc/>
    public async Task Prepare(PackName pack, CaseId firstCase, CancellationToken cancellation)
    {
        await Publish(pack, cancellation);
        if ((await grid.Case(firstCase).LookAsync(cancellation)).Sequence > 0)
        {
            throw new LoadImpossible(
                $"this run is in the store already ({firstCase}); choose another with --run or --seed");
        }
    }

    /// <inheritdoc/>
    public Task<Reply> Submit(ManySubmission submission, CancellationToken cancellation) => submission switch
    {
        ManySubmission.ToCase(var id, var sent) => grid.Case(id).SubmitAsync(sent, cancellation),
        ManySubmission.ToOfficer(var id, var sent) => grid.Officer(id).SubmitAsync(sent, cancellation),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public async Task<Cursor?> LedgerEnd(CancellationToken cancellation) =>
        await grid.LookAtLedgerEndAsync(cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerPage> ReadLedger(Cursor from, CancellationToken cancellation) =>
        grid.ReadLedgerAsync(from, cancellation);

    // What is in force stays in force: a load is a guest.
    private async Task Publish(PackName name, CancellationToken cancellation)
    {
        var handle = grid.RulePack(name);
        var view = await handle.LookAsync(cancellation);
        if (view.Current is not null)
        {
            return;
        }

        if (pack is null)
        {
            throw new LoadImpossible($"no version of the pack `{name}` is in force there; name its folder with --pack");
        }

        if (await handle.SubmitAsync(pack.SubmittedBy(Publisher, view.Sequence), cancellation) is Reply.Refused refused)
        {
            throw new LoadImpossible($"the grid refuses the pack `{name}`: {refused.Reasons[0].Sentence}");
        }
    }
}
