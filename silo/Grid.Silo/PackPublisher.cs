using Grid.Contracts;
using Grid.Contracts.Grains;
using Grid.Domain.Packs;
using Grid.Domain.Vocabulary;
using Grid.Packs;

namespace Grid.Silo;

/// <summary>Publishes the configured packs at start. A folder only proposes; the entry puts a pack in force.</summary>
internal sealed partial class PackPublisher(
    ProposedPacks proposed, IGrainFactory grains, TimeProvider clock, ILogger<PackPublisher> log) : IStartupTask
{
    /// <summary>How long it asks a cluster that does not answer yet.</summary>
    public static readonly TimeSpan PatienceMax = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly AskerId Asker = new("system:silo");

    private volatile bool _hasPublished;

    /// <summary>Whether all of them are in force.</summary>
    public bool HasPublished => _hasPublished;

    public async Task Execute(CancellationToken cancellationToken)
    {
        foreach (var content in proposed.Packs)
        {
            await PublishPatiently(content, cancellationToken);
        }

        _hasPublished = true;
    }

    // A silo that was killed a moment ago may still pass for the one that has the pack, until it is declared dead, and
    // on a busy machine that takes longer than a few probes. The command's id follows from what it asks, so asking
    // again does nothing twice.
    private async Task PublishPatiently(PackContent content, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await Publish(content, cancellation);
                return;
            }
            catch (Exception failed) when (
                (failed is TimeoutException or OrleansException) && clock.GetElapsedTime(started) < PatienceMax)
            {
                LogUnanswered(content.Name, failed.Message);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private async Task Publish(PackContent content, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<IRulePackGrain>(Streams.Of(content.Name));
        var view = await grain.Look(cancellation);
        var publish = new PackCommand.PublishPack(content.Version, content.Json);
        switch (await grain.Submit(publish.SubmittedBy(Asker, view.Sequence), cancellation))
        {
            case Reply.Done:
                LogPublished(content.Name, content.Version);
                break;
            case Reply.Refused refused:
                throw new SettingsException(
                    $"the pack `{content.Name}` was refused: "
                    + string.Join("; ", refused.Reasons.Select(reason => $"{reason.Sentence}: {reason.Missing}")));
            default:
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Rule pack {Pack} is in force as {Version}")]
    private partial void LogPublished(PackName pack, PackVersion version);

    [LoggerMessage(2, LogLevel.Warning, "Rule pack {Pack} could not be published yet, and will be tried again: {Why}")]
    private partial void LogUnanswered(PackName pack, string why);
}
