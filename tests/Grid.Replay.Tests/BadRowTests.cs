using System.Text;

namespace Grid.Replay.Tests;

public sealed class BadRowTests : IDisposable
{
    private const string Header = "case,act,officer,at,nr,intent,due\n";

    private const string Mapping =
        "source: t\n"
        + "acts: { case: case, act: act, officer: officer, at: at, order: nr, due: due, intent: { field: intent } }";

    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData(",OPEN,ann,2026-03-02,2,,", "no case; fill in `case`")]
    [InlineData("1,OPEN,ann,,2,,", "no time; fill in `at`")]
    [InlineData("1,OPEN,ann,02.03.2026,2,,", "`02.03.2026` in `at` is no time; write 2026-03-02T10:00:00")]
    [InlineData("1,OPEN,ann,2026-02-30,2,,", "`2026-02-30` in `at` is no time")]
    [InlineData("1, ,ann,2026-03-02,2,,", "no act; fill in `act`")]
    [InlineData("1,UNLISTED,ann,2026-03-02,2,,", "the act `UNLISTED` is not one the pack lists; correct its spelling")]
    [InlineData("1,OPEN,ann,2026-03-02,2", "has 5 fields and the header 7; add what is missing")]
    [InlineData("1,OPEN,ann,2026-03-02,2,,,", "has 8 fields and the header 7; put a value with a comma")]
    [InlineData("1,OPEN,ann,2026-03-02,2,maybe,", "`maybe` in `intent` is no intent; write record or request")]
    [InlineData("1,OPEN,ann,2026-03-02,,,", "no place in the order; fill in `nr`")]
    [InlineData("1,OPEN,ann,2026-03-02,1,,", "`1` stands twice in `nr` of this case; give each row")]
    [InlineData("1,OPEN,ann,2026-03-02,2,,soon", "`soon` in `due` is no time")]
    [InlineData("1,OPEN,an\"n,2026-03-02,2,,", "the quotation marks do not match")]
    [InlineData("1,OPEN,\"an\"n,2026-03-02,2,,", "the quotation marks do not match")]
    [InlineData("1,OPEN,\"ann,2026-03-02,2,,", "the quotation marks do not match")]
    public void A_bad_row_is_set_aside_and_the_rows_around_it_are_kept(string row, string expected)
    {
        var log = _folder.ReadCsv(
            $"{Header}1,OPEN,ann,2026-03-02,1,,\n{row}\n1,CLOSE,bob,2026-03-02,3,request,\n", Mapping);

        var bad = Assert.Single(log.Quarantined);
        Assert.Equal(3, bad.Line);
        Assert.EndsWith("log.csv", bad.File, StringComparison.Ordinal);
        Assert.Contains(expected, bad.Problem, StringComparison.Ordinal);
        Assert.Equal(["1", "3"], Assert.Single(log.Cases).Acts.Select(act => act.Place.Value));
        Assert.Equal((2, 1), (log.Totals.Acts, log.Totals.Quarantined));
    }

    [Fact]
    public void One_stray_quotation_mark_swallows_no_good_row()
    {
        var log = _folder.ReadCsv(
            "case,act,officer,at\n1,\"OPEN,ann,2026-03-02\n1,TWO,ann,2026-03-02\n"
            + "1,\"THREE,ann,2026-03-02\n1,FOUR,ann,2026-03-02\n");

        Assert.Equal([2, 4], log.Quarantined.Select(row => row.Line));
        Assert.Equal([("2", "TWO"), ("4", "FOUR")], log.Cases[0].Acts.Select(act => (act.Place.Value, act.Act)));
    }

    [Fact]
    public void A_bad_row_keeps_its_number_so_that_mending_it_moves_no_other()
    {
        const string Rows =
            "case,act,officer,at\n1,ONE,ann,2026-03-02\n1,TWO,ann,when\n1,THREE\n1,FOUR,ann,2026-03-02,\n"
            + "1,FIVE,ann,2026-03-02\n";

        var act = _folder.ReadCsv(Rows).Cases[0].Acts[^1];

        Assert.Equal(("5", "FIVE"), (act.Place.Value, act.Act));
    }

    [Fact]
    public void A_value_may_have_64_KiB_and_no_more()
    {
        var longest = new string('x', 64 * 1024);
        var log = _folder.ReadCsv(
            $"case,act,at,note,unread\n1,A,2026-03-02,{longest},\n1,B,2026-03-02,{longest}x,\n"
            + $"1,C,2026-03-02,,{longest}x\n",
            "source: t\nacts: { case: case, act: act, at: at, facts: { note: note } }");

        var bad = Assert.Single(log.Quarantined);
        Assert.Contains("`note` is longer than 64 KiB", bad.Problem, StringComparison.Ordinal);
        Assert.Equal(["A", "C"], log.Cases[0].Acts.Select(act => act.Act));
    }

    [Fact]
    public void A_name_too_long_for_an_id_is_set_aside()
    {
        var name = new string('北', 60);
        var tooLong = new string('北', 600);
        var tooLongEncoded = "a" + new string(' ', 200);
        var log = _folder.ReadCsv(
            $"case,act,officer,at\n{name},A,{name},2026-03-02\n{tooLong},A,ann,2026-03-02\n"
            + $"1,B,{tooLongEncoded},2026-03-02\n");

        Assert.Equal(name, Assert.Single(log.Cases).Name);
        Assert.Equal([3, 4], log.Quarantined.Select(row => row.Line));
        Assert.All(log.Quarantined, row => Assert.Contains("too long for", row.Problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { 0xE9 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void Bytes_that_are_no_UTF8_spoil_their_own_row_only(byte[] bytes)
    {
        byte[] file =
        [
            .. "case,act,officer,at,unread\n1,A,"u8, .. bytes, .. ",2026-03-02,\n1,B,ann,2026-03-02,"u8, .. bytes,
            .. "\n1,C,\uFFFD,2026-03-02,\n"u8,
        ];
        var log = _folder.Read(LogFolder.Plain, _folder.Write("log.csv", file));

        var bad = Assert.Single(log.Quarantined);
        Assert.Equal(2, bad.Line);
        Assert.Contains("no UTF-8", bad.Problem, StringComparison.Ordinal);
        Assert.Equal([("2", "B"), ("3", "C")], log.Cases[0].Acts.Select(act => (act.Place.Value, act.Act)));
    }

    [Fact]
    public void A_case_of_bad_rows_only_is_no_case()
    {
        var log = _folder.ReadCsv("case,act,officer,at\n1,UNLISTED,ann,2026-03-02\n");

        Assert.Empty(log.Cases);
        Assert.Equal(new LogTotals(0, 0, 0) { Quarantined = 1 }, log.Totals);
    }

    [Fact]
    public void Bad_rows_come_in_the_order_of_files_and_lines()
    {
        var text = new StringBuilder("case,act,officer,at,nr,intent,due\n")
            .Append("1,OPEN,ann,2026-03-02,1,,\n1,OPEN,ann,2026-03-02,1,,\n,OPEN,ann,2026-03-02,1,,\n").ToString();
        var log = _folder.Read(Mapping, _folder.Write("b.csv", text), _folder.Write("a.csv", text));

        Assert.Equal(
            [("b.csv", 3), ("b.csv", 4), ("a.csv", 2), ("a.csv", 3), ("a.csv", 4)],
            log.Quarantined.Select(row => (Path.GetFileName(row.File), row.Line)));
    }

    public void Dispose() => _folder.Dispose();
}
