using CsCheck;

namespace Grid.Replay.Tests;

/// <summary>A log that says its own order means the same in whatever order its rows come.</summary>
public sealed class RowOrderTests
{
    private const string Mapping =
        "source: t\nacts: { case: case, act: act, officer: officer, at: at, order: nr, facts: { rank: rank } }\n"
        + "slots: { lead: lead }\ncases: { facts: { unit: unit } }";

    private static readonly Gen<string> Row =
        from act in Gen.OneOf("OPEN", "CLOSE", "UNLISTED", "")
        from officer in Gen.OneOf("ann", "bob", "\"o'neill, eve\"", "")
        from at in Gen.OneOf("2026-03-02T10:00", "2026-03-02T10:00Z", "2026-03-02T11:00+01:00", "2026-01-01", "never")
        from said in Gen.OneOf("SERGEANT,,", ",eve,north", "OFFICER,ann,south")
        select $"{act},{officer},{at},{said}";

    private static readonly Gen<string[]> Rows =
        from rows in Row.Array[0, 40]
        from cases in Gen.Int[1, 5].Array[rows.Length]
        select rows.Select((row, nr) => $"{cases[nr]},{nr},{row}").ToArray();

    [Fact]
    public void Rows_with_an_order_may_come_in_any_order() =>
        Rows.SelectMany(rows => Gen.Shuffle(rows), (rows, shuffled) => (rows, shuffled)).Sample(
            both => Assert.Equal(Told(both.rows), Told(both.shuffled)), iter: 300, threads: 1);

    // All that is told, but for the order of the cases and the numbers of the lines.
    private static IEnumerable<string> Told(string[] rows)
    {
        using var folder = new LogFolder();
        var log = folder.ReadCsv($"case,nr,act,officer,at,rank,lead,unit\n{string.Join('\n', rows)}", Mapping);
        return
        [
            log.Totals.ToString(),
            .. log.Quarantined.Select(row => row.Problem).Order(StringComparer.Ordinal),
            .. log.Cases.OrderBy(one => one.Name, StringComparer.Ordinal).Select(Told),
        ];
    }

    private static string Told(LogCase one) =>
        $"{one.Id} {string.Join(' ', one.Facts.Items)} {string.Join(' ', one.Slots)} "
        + string.Join(' ', one.Acts.Select(Told));

    private static string Told(LogAct act) => $"{act with { File = "", Line = 0 }} {string.Join(' ', act.Facts.Items)}";
}
