namespace Grid.Replay.Tests;

public sealed class CasesFileTests : IDisposable
{
    private const string Mapping =
        LogFolder.Plain + "\ncases: { file: cases.csv, key: id, facts: { unit: unit, duty: on duty } }";

    private readonly LogFolder _folder = new();

    [Fact]
    public void Facts_of_cases_come_from_a_file_beside_the_first_log()
    {
        _folder.Write("cases.csv", "id,on duty,unit\n1,Yes,north\n9,Yes,south\n2, ,east\n");

        var log = _folder.Read(Mapping, Log());

        Assert.Equal(
            [FactSet.Of([new("unit", "north"), new("duty", "Yes")]), FactSet.Of([new("unit", "east")]), FactSet.None],
            log.Cases.Select(one => one.Facts));
        Assert.Empty(log.Quarantined);
    }

    [Fact]
    public void Another_cases_file_may_be_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "sub"));
        var other = _folder.Write("sub/other.csv.gz", LogFolder.Gzip("id,on duty,unit\n1,Yes,west\n"));

        Assert.Equal("west", _folder.ReadWithCases(Mapping, other, Log()).Cases[0].Facts["unit"]);
        Assert.Equal(
            "west",
            _folder.Read(Mapping.Replace("cases.csv", other, StringComparison.Ordinal), Log()).Cases[0].Facts["unit"]);
        Assert.Contains(
            "the mapping does not say what is in a cases file",
            Assert.Throws<LogUnreadable>(() => _folder.ReadWithCases(LogFolder.Plain, other, Log())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_cases_without_a_name_or_with_one_used_before_are_set_aside_after_those_of_the_logs()
    {
        _folder.Write("cases.csv", "id,on duty,unit\n1,Yes,north\n,Yes,south\n1,No,south\n2,No\n");

        var log = _folder.Read(Mapping, Log(",A,ann,2026-03-02\n"));

        Assert.Equal(
            [("log.csv", 5), ("cases.csv", 3), ("cases.csv", 4), ("cases.csv", 5)],
            log.Quarantined.Select(row => (Path.GetFileName(row.File), row.Line)));
        Assert.Equal("north", log.Cases[0].Facts["unit"]);
        Assert.Equal(4, log.Totals.Quarantined);
    }

    [Theory]
    [InlineData("nr,on duty,unit\n", "names the column `id`, which is not there")]
    [InlineData("id,on duty\n", "names the column `unit`, which is not there")]
    [InlineData("", "no header")]
    public void A_cases_file_that_does_not_fit_stops_the_reading(string text, string expected)
    {
        var path = _folder.Write("cases.csv", text);

        var message = _folder.Failure(Mapping, Log());

        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cases_file_that_is_missing_or_breaks_off_stops_the_reading()
    {
        var packed = LogFolder.Gzip("id,on duty,unit\n1,Yes,north\n2,Yes,south\n");
        _folder.Write("cut.csv.gz", packed[..^6]);

        Assert.Contains("there is no such file", _folder.Failure(Mapping, Log()), StringComparison.Ordinal);
        Assert.Contains(
            "cut.csv.gz: the packed file breaks off",
            _folder.Failure(Mapping.Replace("cases.csv", "cut.csv.gz", StringComparison.Ordinal), Log()),
            StringComparison.Ordinal);
        Assert.Contains(
            "facts of cases are read from .csv",
            _folder.Failure(Mapping.Replace("cases.csv", "cases.json", StringComparison.Ordinal), Log()),
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Log(string more = "") => _folder.Write(
        "log.csv", $"case,act,officer,at\n1,A,ann,2026-03-02\n2,A,ann,2026-03-02\n3,A,ann,2026-03-02\n{more}");
}
