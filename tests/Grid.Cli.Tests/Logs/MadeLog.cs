using System.Globalization;
using System.Text;

namespace Grid.Cli.Tests.Logs;

/// <summary>An invented log for the sign-off pack, as long as a test wants it.</summary>
internal static class MadeLog
{
    /// <summary>The mapping it is read by; it asks for no second file.</summary>
    public const string Mapping = """
        source: made
        acts:
          case: case_id
          act: act
          officer: officer_id
          at: at
          order: seq
          facts: { rank: officer_rank }

        """;

    private static readonly string[] Acts = ["SUBMITTED", "REVIEWED", "APPROVED"];

    private static readonly string[] Ranks = ["OFFICER", "SERGEANT", "LIEUTENANT", "CAPTAIN", ""];

    /// <summary>Puts a log of three acts a case, and all that its replay needs, into a folder.</summary>
    public static ReplayOf In(TestFolder folder, int cases, int seed = 1)
    {
        var random = new Random(seed);
        var text = new StringBuilder("case_id,seq,act,officer_id,officer_rank,at\n");
        var start = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (var i = 0; i < cases; i++)
        {
            for (var act = 0; act < Acts.Length; act++)
            {
                var at = start.AddMinutes((10 * i) + (1_000 * act) + random.Next(2_000));
                var (officer, rank) = (random.Next(40), Ranks[random.Next(Ranks.Length)]);
                text.Append(CultureInfo.InvariantCulture, $"C-{i},{act + 1},{Acts[act]},P-{officer},{rank},")
                    .Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ss}\n");
            }
        }

        return Of(folder, text.ToString());
    }

    /// <summary>The same for a log that the test writes itself.</summary>
    public static ReplayOf Of(TestFolder folder, string csv, string mapping = Mapping) => new(
        folder.Write("log.csv", csv), folder.Write("mapping.yaml", mapping), Samples.SignOffPack);
}
