using Grid.Contracts;
using Grid.Contracts.Grains;
using Grid.Domain.Packs;
using Grid.Domain.Vocabulary;
using Grid.Packs;

namespace Grid.Silo;

/// <summary>Publishes the configured packs at start. A folder only proposes; the entry puts a pack in force.</summary>
internal sealed partial class PackPublisher(ProposedPacks proposed, IGrainFactory grains, ILogger<PackPublisher> log)
    : IStartupTask
{
    private static readonly AskerId Asker = new("system:silo");

    private volatile bool _hasPublished;

    /// <summary>Whether all of them are in force.</summary>
    public bool HasPublished => _hasPublished;

    public async Task Execute(CancellationToken cancellationToken)
    {
        foreach (var content in proposed.Packs)
        {
            await Publish(content, cancellationToken);
        }

        _hasPublished = true;
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
                    + string.Join("; ", refused.Reasons.Select(reason => reason.Sentence)));
            default:
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Rule pack {Pack} is in force as {Version}")]
    private partial void LogPublished(PackName pack, PackVersion version);
}
