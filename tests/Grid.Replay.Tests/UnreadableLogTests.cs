namespace Grid.Replay.Tests;

public sealed class UnreadableLogTests : IDisposable
{
    private const string Good = "case,act,officer,at\n1,A,ann,2026-03-02\n";

    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData("log.csv", "", "no header")]
    [InlineData("log.csv", "\r\n\r\n", "no header")]
    [InlineData("log.csv", "case,akt,officer,at\n", "names the column `act`, which is not there")]
    [InlineData("log.csv", "case,akt,officer,at\n", "columns are `case`, `akt`, `officer`, `at`; did you mean `akt`?")]
    [InlineData("log.csv", "case,act,act,officer,at\n", "two columns are called `act`; rename one")]
    [InlineData("log.csv", "case,\"act,officer,at\n", "the quotation marks of the header do not match")]
    [InlineData("log.jsonx", "{}", "this kind of file is not read; give .csv")]
    [InlineData("log.csv.gz", Good, "this is no gzip file; fetch it again")]
    [InlineData("log.csv.gz", "", "this is no gzip file")]
    [InlineData("log.xes", "<log/>", "names `case`, but an XES log has attributes of traces and of events")]
    [InlineData("log.xes", "<log/>", "write trace:case or event:case")]
    public void A_log_that_cannot_be_read_says_what_where_and_how_to_mend_it(string name, string text, string expected)
    {
        var message = _folder.Failure(LogFolder.Plain, _folder.Write(name, text));

        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html></html>", "its root is `html`, not `log`")]
    [InlineData("case,act", "this is no XES")]
    [InlineData("", "this is no XES")]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"b\">]><log/>", "this is no XES")]
    public void What_is_no_XES_is_not_read(string text, string expected) => Assert.Contains(
        expected, _folder.Failure(XesLogTests.Mapping, _folder.Write("log.xes", text)), StringComparison.Ordinal);

    [Fact]
    public void A_header_that_is_no_UTF8_is_told() => Assert.Contains(
        "the header is no UTF-8 text",
        _folder.Failure(LogFolder.Plain, _folder.Write("log.csv", System.Text.Encoding.Unicode.GetPreamble())),
        StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_told_before_the_first_is_read()
    {
        var missing = Path.Combine(_folder.Path, "missing.csv");

        Assert.Equal(
            $"{missing}: there is no such file; check the path",
            _folder.Failure(LogFolder.Plain, _folder.Write("log.csv", Good), missing));
        Assert.Contains("no log is given", _folder.Failure(LogFolder.Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_log()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "folder.csv")).FullName;

        Assert.Contains("cannot be read", _folder.Failure(LogFolder.Plain, folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_an_organ_is_told() => Assert.Contains(
        "names no organ for this file; add `log.csv: NAME` under `organ.files`",
        _folder.Failure(LogFolder.Plain + "\norgan: { files: { other.csv: x } }", _folder.Write("log.csv", Good)),
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
