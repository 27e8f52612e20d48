namespace Grid.Cli.Doctor;

/// <summary>How long ago a running silo has verified its ledger and found it whole.</summary>
internal static class VerificationCheck
{
    private const string What = "verification";

    private const string Advice =
        "the log of the silo names what is damaged, if anything is; run `grid verify` on the store, or set "
        + "Grid:Checkpoints:Verify and Grid:Checkpoints:Share so that it gets to its end";

    // Ten minutes apart by default, and a large ledger takes hours at a fifth of a core.
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);
    private static readonly TimeSpan Bearable = TimeSpan.FromHours(168);

    public static Checked Of(TimeSpan? age) => age switch
    {
        null => Checked.Warning(What, "it was not verified to a good end since this silo started", Advice),
        { } known when known <= Usual => Checked.Ok(What, Told(known)),
        { } known when known <= Bearable => Checked.Warning(What, Told(known), Advice),
        { } known => Checked.Problem(What, Told(known), Advice),
    };

    private static string Told(TimeSpan age) => $"the ledger was last found whole {CheckpointCheck.Told(age)} ago";
}
