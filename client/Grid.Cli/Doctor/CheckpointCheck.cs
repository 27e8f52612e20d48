using Grid.Ledger;
using Grid.Ledger.Checkpoints;

namespace Grid.Cli.Doctor;

/// <summary>
/// Whether all that a store holds is signed for: what is not may be rewritten, and nothing would tell.
/// </summary>
internal static class CheckpointCheck
{
    private const string What = "checkpoint";

    private const string Log =
        "its log says why it does not sign (keys, disk, or a ledger that does not continue what was signed)";

    private const string Advice = $"start a silo on this store; where one runs, {Log}";

    // A silo signs every second in which something was written, and once more when it stops.
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Bearable = TimeSpan.FromHours(1);

    /// <summary>How old the newest checkpoint of a store is, where entries came after it.</summary>
    public static async Task<Checked> Run(ILedgerStore store, TimeProvider clock, CancellationToken cancellation)
    {
        // The bundle first: a grid may go on writing meanwhile.
        var text = store.Checkpoints is { } kept ? await kept.NewestBundle(cancellation) : null;
        var entries = (await store.Sizes(cancellation)).Sum();
        if (text is null)
        {
            return entries == 0
                ? Checked.Ok(What, "nothing is written yet, and nothing is signed for")
                : Checked.Warning(What, $"none of {entries:N0} entries is signed for", Advice);
        }

        try
        {
            return Of(CheckpointBundle.ParseAll(text)[^1], entries, clock.GetUtcNow().UtcDateTime);
        }
        catch (NoteException damaged)
        {
            return Checked.Problem(
                What,
                $"the newest one cannot be read: {damaged.Message}",
                "run `grid verify --checkpoint` with one that was kept outside");
        }
    }

    /// <summary>How long ago a running silo has signed for all that was durable.</summary>
    public static Checked Of(TimeSpan? age) => age switch
    {
        null => Checked.Warning(
            What,
            "this silo has signed nothing since it started",
            "in a cluster one silo signs for all, so look at the others; else its log says why"),
        { } known when known <= Usual => Checked.Ok(What, $"all was signed for {Told(known)} ago"),
        { } known when known <= Bearable => Checked.Warning(What, $"all was last signed for {Told(known)} ago", Log),
        { } known => Checked.Problem(What, $"all was last signed for {Told(known)} ago", Log),
    };

    /// <summary>A time as people say it.</summary>
    public static string Told(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => $"{Math.Max(0, (int)age.TotalSeconds)} s",
        { TotalHours: < 2 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} days",
    };

    private static Checked Of(CheckpointBundle newest, long entries, DateTime now)
    {
        var (age, unsigned) = (now - newest.MadeAt, entries - newest.Entries);
        var made = $"{newest.MadeAt:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        if (unsigned <= 0)
        {
            return Checked.Ok(What, $"all {entries:N0} entries are signed for, the last of them at {made}");
        }

        var seen = $"{unsigned:N0} entries came after the newest one, which was made {Told(age)} ago, at {made}";
        return age <= Usual ? Checked.Ok(What, seen)
            : age <= Bearable ? Checked.Warning(What, seen, Advice)
            : Checked.Problem(What, seen, Advice);
    }
}
