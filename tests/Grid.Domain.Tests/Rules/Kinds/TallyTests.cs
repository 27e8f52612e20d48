namespace Grid.Domain.Tests.Rules.Kinds;

public sealed class TallyTests
{
    private static readonly Tally Kind = new([Act("approve")], [Act("review")]) { Number = "done", Each = "case" };

    [Theory]
    [InlineData("2", VerdictKind.Satisfied)]
    [InlineData("3", VerdictKind.Broken)]
    [InlineData("1", VerdictKind.Broken)]
    [InlineData("two", VerdictKind.Undecidable)]
    [InlineData(null, VerdictKind.Undecidable)]
    public void The_number_told_is_the_number_on_record(string? told, VerdictKind verdict) =>
        Assert.Equal(verdict, Reported(Checked(By(Kind), "a", "b"), told).Verdict);

    [Fact]
    public void One_thing_counts_once_where_the_pack_says_so()
    {
        Reported(Checked(By(Kind), "a", "a", "b"), "2").Then(VerdictKind.Satisfied);
        Reported(Checked(By(Kind with { Each = null }), "a", "a", "b"), "3").Then(VerdictKind.Satisfied);
    }

    [Fact]
    public void It_is_counted_anew_since_the_report_before()
    {
        var first = Reported(Checked(By(Kind), "a", "b"), "2");
        Reported(first, "0").Then(VerdictKind.Satisfied);
        Reported(Checked(first, "c"), "1").Then(VerdictKind.Satisfied);
        Reported(Checked(first, "c"), "3").ThenBroken(Ada);
    }

    [Fact]
    public void What_was_counted_for_one_report_is_not_counted_for_the_next()
    {
        var first = Reported(Checked(By(Kind), "a", "b"), "2");
        Reported(Checked(first, "a", "c"), "2").ThenBroken(Ada);
        Reported(Checked(first, "a", "c"), "1").Then(VerdictKind.Satisfied);
    }

    [Theory]
    [InlineData(2, VerdictKind.Satisfied)]
    [InlineData(3, VerdictKind.Broken)]
    public void So_many_are_owed_as_the_pack_says(int least, VerdictKind verdict) =>
        Assert.Equal(
            verdict, Reported(Checked(By(Kind with { Number = null, Least = least }), "a", "b"), null).Verdict);

    [Fact]
    public void So_many_are_owed_as_was_said_last_however_long_ago()
    {
        var owing = By(Kind with { OwedBy = [Act("draft")] });
        Reported(Checked(owing, "a"), "1").ThenUndecidable("how many are owed: no `draft` with a number `owed`");
        var set = owing.Act("draft", Bo, facts: new Fact("owed", "2")).Act("draft", Bo, facts: new Fact("owed", "1"));
        var first = Reported(Checked(set, "a"), "1");
        first.Then(VerdictKind.Satisfied);
        Reported(first, "0").ThenBroken(Ada);
        Reported(Checked(first, "b"), "1").Then(VerdictKind.Satisfied);
    }

    private static JudgedCase By(Tally kind) => JudgedCase.By(kind);

    private static JudgedCase Checked(JudgedCase of, params string[] cases) => cases.Aggregate(
        of, (next, one) => next.Act("review", Ada, facts: new Fact("case", one)));

    private static JudgedCase Reported(JudgedCase of, string? done) =>
        of.Act("approve", Ada, facts: done is null ? [] : [new Fact("done", done)]);
}
