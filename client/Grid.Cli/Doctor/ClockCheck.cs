using System.Globalization;
using System.Text.Json;
using Grid.Ledger;
using Grid.Ledger.Entries;

namespace Grid.Cli.Doctor;

/// <summary>Whether the clock of this machine has gone back behind what is on record.</summary>
internal static class ClockCheck
{
    private const string What = "clock";
    private const string Advice = "set the clock before a silo starts, for entries and deadlines are timed by it";

    // Clocks of one machine are set by so much now and then; more than that, somebody or something was wrong.
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(1);

    /// <summary>The clock where there is no store to compare it with: only this program must be older.</summary>
    public static Checked Alone(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var program = File.GetLastWriteTimeUtc(typeof(ClockCheck).Assembly.Location);
        return program - now.UtcDateTime <= Bearable
            ? Checked.Ok(What, $"{Shown(clock)}; there is no store to compare it with")
            : Checked.Problem(
                What,
                $"{Shown(clock)}, this program was put here at {Told(program)}: it has gone back, or was wrong then",
                Advice);
    }

    /// <summary>The clock against the newest entry of a store.</summary>
    public static async Task<Checked> Run(ILedgerStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var size = (await store.Sizes(cancellation))[0];
        await foreach (var last in store.ReadLane(0, size - 1, cancellation))
        {
            try
            {
                var recordedAt = EntryCodec.Decode(last.Body).Header.RecordedAt;
                return Compare(clock, new(recordedAt.AsUtc, TimeSpan.Zero));
            }
            catch (JsonException unreadable)
            {
                return Checked.Problem(
                    What, $"the newest entry cannot be read: {unreadable.Message}", "run `grid verify` on the store");
            }
        }

        return Checked.Ok(What, $"{Shown(clock)}; the store has no entry to compare it with");
    }

    private static Checked Compare(TimeProvider clock, DateTimeOffset recordedAt)
    {
        var seen = $"{Shown(clock)}, the newest entry was recorded at {Told(recordedAt)}";
        return recordedAt - clock.GetUtcNow() <= Bearable
            ? Checked.Ok(What, seen)
            : Checked.Problem(
                What,
                $"{seen}: it has gone back, or was wrong then",
                Advice);
    }

    // The grid's own times are in UTC; the zone says which clock a reader on this machine is used to.
    private static string Shown(TimeProvider clock) =>
        $"it shows {Told(clock.GetUtcNow())} (time zone {clock.LocalTimeZone.Id})";

    private static string Told(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
