namespace Grid.Cli.Tests.Logs;

/// <summary>The samples of the repository: with their made logs, and with the real ones.</summary>
internal static class Samples
{
    public static readonly string SignOffPack = Repository.Sample("sign-off");

    public static readonly ReplayOf SignOff =
        new(In("sign-off", "made-acts.csv"), In("sign-off", "mapping.yaml"), SignOffPack)
        {
            Cases = In("sign-off", "made-cases.csv"),
        };

    public static readonly ReplayOf PermitReceipt = new(
        In("permit-receipt", "made-receipt.xes"),
        In("permit-receipt", "mapping.yaml"),
        Repository.Sample("permit-receipt"));

    public static readonly ReplayOf MunicipalPermits = new(
        In("municipal-permits", "made-permits-1.xes"),
        In("municipal-permits", "mapping.yaml"),
        Repository.Sample("municipal-permits"))
    {
        More = [In("municipal-permits", "made-permits-2.xes")],
    };

    public static readonly ReplayOf RealSignOff =
        SignOff with { Log = Repository.Shared("trr_acts_dev.csv.gz"), Cases = null };

    public static readonly ReplayOf RealPermitReceipt =
        PermitReceipt with { Log = Repository.Shared("receipt.xes.gz") };

    public static ReplayOf RealMunicipality(int number) =>
        MunicipalPermits with { Log = Repository.Shared($"BPIC15_{number}.xes.gz"), More = [] };

    private static string In(string sample, string file) => Repository.Sample(sample, file);
}
