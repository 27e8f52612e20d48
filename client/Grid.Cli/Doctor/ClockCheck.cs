using System.Globalization;
using System.Text.Json;
using Grid.Ledger.Entries;
using Grid.Ledger;

namespace Grid.Cli.Doctor;

/// <summary>Whether the clock of this machine has gone back behind what is on record.</summary>
internal static class ClockCheck
{
    private const string What = "clock";

    // Clocks of one machine are set by so much now and then; more than that, somebody or something was wrong.
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(1);

    public static async Task<Checked> Run(ILedgerStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var size = (await store.Sizes(cancellation))[0];
        await foreach (var last in store.ReadLane(0, size - 1, cancellation))
        {
            try
            {
                var recordedAt = EntryCodec.Decode(last.Body).Header.RecordedAt;
                return Compare(clock.GetUtcNow(), new(recordedAt.AsUtc, TimeSpan.Zero));
            }
            catch (JsonException unreadable)
            {
                return Checked.Problem(
                    What, $"the newest entry cannot be read: {unreadable.Message}", "run `grid verify` on the store");
            }
        }

        return Checked.Ok(What, $"it shows {Told(clock.GetUtcNow())}; no entry says otherwise");
    }

    private static Checked Compare(DateTimeOffset now, DateTimeOffset recordedAt)
    {
        var seen = $"it shows {Told(now)}, the newest entry was recorded at {Told(recordedAt)}";
        return recordedAt - now <= Bearable
            ? Checked.Ok(What, seen)
            : Checked.Problem(
                What,
                $"{seen}: it has gone back, or was wrong then",
                "set the clock before a silo starts, for entries and deadlines are timed by it");
    }

    private static string Told(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
