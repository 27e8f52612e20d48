using Grid.Ledger;

namespace Grid.Cli.Doctor;

/// <summary>How long ago a ledger was verified and found whole.</summary>
internal static class VerificationCheck
{
    private const string What = "verification";

    private const string Advice =
        "the log of the silo names what is damaged, if anything is; run `grid verify` on the store, or set "
        + "Grid:Checkpoints:Verify and Grid:Checkpoints:Share so that it gets to its end";

    private const string AdviceAtRest =
        "run `grid verify` on it, which writes nothing, or start a silo on it, which verifies and remembers it";

    // Ten minutes apart by default, and a large ledger takes hours at a fifth of a core.
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);
    private static readonly TimeSpan Bearable = TimeSpan.FromHours(168);

    /// <summary>
    /// What a store remembers of it. Nothing of that is a problem: a store at rest is verified by nobody, and the
    /// command that could do it writes nothing.
    /// </summary>
    public static async Task<Checked> Run(ILedgerStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var last = store.Checkpoints is { } kept ? await kept.LastVerified(cancellation) : null;
        var entries = (await store.Sizes(cancellation)).Sum();
        if (last is null)
        {
            return entries == 0
                ? Checked.Ok(What, "nothing is written yet, and nothing to verify")
                : Checked.Warning(What, $"nothing tells that {entries:N0} entries were ever verified", AdviceAtRest);
        }

        var age = clock.GetUtcNow().UtcDateTime - last.At;
        var seen = $"{last.Entries:N0} of {entries:N0} entries were last found whole {CheckpointCheck.Told(age)} ago, "
            + $"at {last.At:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        return age <= Usual ? Checked.Ok(What, seen) : Checked.Warning(What, seen, AdviceAtRest);
    }

    /// <summary>What a running silo says of it.</summary>
    public static Checked Of(TimeSpan? age) => age switch
    {
        null => Checked.Warning(What, "no verification of it came to a good end yet", Advice),
        { } known when known <= Usual => Checked.Ok(What, Told(known)),
        { } known when known <= Bearable => Checked.Warning(What, Told(known), Advice),
        { } known => Checked.Problem(What, Told(known), Advice),
    };

    private static string Told(TimeSpan age) => $"the ledger was last found whole {CheckpointCheck.Told(age)} ago";
}
