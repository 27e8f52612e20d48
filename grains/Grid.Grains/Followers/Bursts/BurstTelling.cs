using System.Security.Cryptography;
using System.Text;
using Grid.Ledger.Entries;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Followers.Bursts;

/// <summary>
/// Has a burst noted by the officer's own stream, which settles that it is one, and then told by the case in which it
/// ended. The id of each command follows from what it is for, so that whoever goes on after a crash, and every silo
/// that counts, asks under the same one.
/// </summary>
internal sealed partial class BurstTelling(IGrainFactory grains, GridLedger grid, TimeProvider pace)
{
    private const int AttemptsMax = 20;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);

    private static readonly AskerId Grid = AskerId.Parse("system:grid");

    private static readonly string Noted = EventTypes.AliasOf(typeof(OfficerEvent.BurstNoted));

    private readonly GrainReferences<IOfficerGrain> _officers = new(grains);
    private readonly GrainReferences<ICaseGrain> _cases = new(grains);
    private readonly HashSet<(OfficerId, int)> _told = [];

    /// <summary>Has cases told of what was noted before.</summary>
    public async Task GoOn(CancellationToken cancellation)
    {
        _told.Clear();
        foreach (var stream in await grid.Ledger.StreamsWith(OfficerId.Prefix, [Noted], cancellation))
        {
            await Tell(new(stream), cancellation);
        }
    }

    /// <summary>Has a burst noted and told.</summary>
    public async Task Note(OfficerId officer, PackName pack, Burst burst, CancellationToken cancellation)
    {
        var id = IdOf($"{officer} {burst.Row} {burst.Last} {burst.Entry}");
        var reply = await Ask(
            () => _officers.Of(officer.Value).Submit(
                new(id, Grid, new OfficerCommand.NoteBurst(pack, burst)), cancellation),
            cancellation);
        if (reply is Reply.Refused refused)
        {
            LogRefused(grid.Log, officer.Value, refused.Reasons[0].Rule.Value);
        }

        await Tell(officer, cancellation);
    }

    private async Task Tell(OfficerId officer, CancellationToken cancellation)
    {
        foreach (var noted in (await grid.Asking.Of(officer, grid.Snapshots, cancellation)).Bursts)
        {
            if (_told.Contains((officer, noted.Sequence)))
            {
                continue;
            }

            var id = IdOf($"{officer} {noted.Sequence}");
            var tell = new CaseCommand.TellBurst(officer, noted.Burst.Row);
            var reply = await Ask(
                () => _cases.Of(noted.Burst.Last.Value).Submit(new(id, Grid, tell), cancellation), cancellation);
            if (reply is Reply.Refused refused)
            {
                LogRefused(grid.Log, noted.Burst.Last.Value, refused.Reasons[0].Rule.Value);
            }

            _told.Add((officer, noted.Sequence));
        }
    }

    private async Task<Reply> Ask(Func<Task<Reply>> submit, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var reply = await submit();
                if (reply is not Reply.Overloaded overloaded)
                {
                    return reply;
                }

                await Pause.For(overloaded.RetryAfter, pace, cancellation);
            }
            catch (Exception failed)
                when (failed is LedgerFailure or TimeoutException or OrleansException && attempt < AttemptsMax)
            {
                await Pause.For(RetryAfter, pace, cancellation);
            }
        }
    }

    private static CommandId IdOf(string what) =>
        new($"burst-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32]}");

    [LoggerMessage(1, LogLevel.Warning, "{Refusing} does not say that very much was done at once: {Rule}")]
    private static partial void LogRefused(ILogger log, string refusing, string rule);
}
