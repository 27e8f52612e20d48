using Grid.Grains.Followers.Live;
using Grid.Ledger.Entries;

namespace Grid.Grains.Tests.Followers;

/// <summary>Feeds a picture of the grid with entries that no silo has written.</summary>
internal sealed class MadeEntries(LiveGrid grid)
{
    private static readonly Timestamp Start = Timestamp.Parse("2032-01-05T08:00:00Z");

    private readonly Dictionary<string, int> _sequences = [];
    private long _position = -1;

    public static readonly RuleId Rule = new("made.rule");

    public static CaseEvent.Opened Opened { get; } = new(new("made"), IsRun: false);

    public static CaseEvent.Closed Closed { get; } = new();

    public static CaseEvent.ActRecorded Act(VerdictKind? verdict = null) => new("hearing")
    {
        Officer = new OfficerId("officer:ada"),
        Verdicts = verdict is { } said ? [new(Rule, said, null, null)] : [],
    };

    /// <summary>The entries of one command.</summary>
    public void Tell(string stream, params ReadOnlySpan<object> events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            var sequence = _sequences[stream] = _sequences.GetValueOrDefault(stream) + 1;
            Take(stream, sequence, events[i], (i + 1, events.Length));
        }
    }

    /// <summary>An act that breaks the rule, and the breach.</summary>
    public void Break(string stream) => Tell(
        stream,
        Act(VerdictKind.Broken),
        new CaseEvent.BreachRecorded(Rule, new OfficerId("officer:ada"), _sequences.GetValueOrDefault(stream) + 1));

    /// <summary>A version of the made pack, in force at once.</summary>
    public void Publish(RulePack pack) =>
        Take("pack:made", 1, new PackEvent.Published(pack.Version), (1, 1), pack);

    public string? Take(
        string stream, int sequence, object happened, (int Number, int Of) part, RulePack? pack = null) => grid.Take(
        new(0, ++_position, stream)
        {
            Pack = pack,
            Content = (
                new()
                {
                    Stream = stream,
                    Sequence = sequence,
                    Type = EventTypes.AliasOf(happened),
                    Part = part,
                    RecordedAt = Start with { LocalTicks = Start.LocalTicks + _position },
                    By = new("system:made"),
                    Intent = Intent.Record,
                    Command = new($"command-{_position}"),
                    CommandDigest = "",
                    Previous = EntryHeader.NoPrevious,
                },
                happened),
        });
}
