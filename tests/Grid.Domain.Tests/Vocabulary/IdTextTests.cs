namespace Grid.Domain.Tests.Vocabulary;

public sealed class IdTextTests
{
    [Theory]
    [InlineData("plain-7", "plain-7")]
    [InlineData("100%", "100%25")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("two words", "two%20words")]
    [InlineData("tab\tline\n", "tab%09line%0A")]
    [InlineData("nbsp\u00a0", "nbsp%C2%A0")]
    [InlineData("wide\u3000", "wide%E3%80%80")]
    [InlineData("bell\u0007\u0085", "bell%07%C2%85")]
    [InlineData("案件😀é", "案件😀é")]
    [InlineData("%2F", "%252F")]
    public void Foreign_text_becomes_one_word_and_is_had_back(string raw, string encoded)
    {
        Assert.Equal(encoded, IdText.Encode(raw));
        Assert.Equal(raw, IdText.Decode(encoded));
        Assert.Equal("case:" + encoded, CaseId.FromSource(null, raw).Value);
        Assert.Equal(CaseId.FromSource(null, raw), CaseId.Parse(encoded));
    }

    [Theory]
    [InlineData("7", "case:7")]
    [InlineData("case:7", "case:7")]
    [InlineData("court/7", "case:court/7")]
    [InlineData("a%2fb", "case:a%2Fb")]
    [InlineData("a%2Fb", "case:a%2Fb")]
    [InlineData("50%", "case:50%25")]
    [InlineData("%zz", "case:%25zz")]
    [InlineData("%4", "case:%254")]
    [InlineData("two words", "case:two%20words")]
    [InlineData("officer:7", "case:officer:7")]
    public void A_typed_id_is_read_with_or_without_prefix_in_any_case_of_its_escapes(string typed, string id)
    {
        Assert.Equal(id, CaseId.Parse(typed).ToString());
        Assert.Equal(id, CaseId.Parse(id).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("case:")]
    [InlineData("a/b/c")]
    [InlineData("/7")]
    [InlineData("court/")]
    [InlineData("/")]
    public void What_cannot_be_an_id_is_refused(string typed) =>
        Assert.Contains("is not an id", Assert.Throws<FormatException>(() => CaseId.Parse(typed)).Message);

    [Fact]
    public void An_id_is_as_long_as_the_limit_once_encoded_and_no_longer()
    {
        var longest = new string('7', IdText.MaxLength - CaseId.Prefix.Length);

        Assert.Equal(IdText.MaxLength, CaseId.Parse(longest).Value.Length);
        Assert.Throws<FormatException>(() => CaseId.Parse(longest + "7"));
        Assert.Throws<FormatException>(() => CaseId.Parse(longest[1..] + " "));
    }

    [Fact]
    public void Organ_and_id_are_encoded_each_and_kept_apart()
    {
        Assert.Equal("case:north%20court/7%2F1", CaseId.FromSource("north court", "7/1").Value);
        Assert.Equal("officer:court/7", OfficerId.FromSource("court", "7").ToString());
        Assert.Equal("unit:court/7", UnitId.FromSource("court", "7").ToString());
        Assert.Equal(UnitId.Parse("court/7"), UnitId.FromSource("court", "7"));
    }

    [Theory]
    [InlineData("officer:ada", true)]
    [InlineData("system:log", false)]
    public void The_prefix_says_whether_an_officer_or_a_system_asks(string typed, bool isOfficer)
    {
        Assert.Equal(isOfficer ? Ada : null, AskerId.Parse(typed).Officer);
        Assert.Equal(typed, AskerId.Parse(typed).ToString());
    }

    [Fact]
    public void One_who_asks_without_a_prefix_is_not_understood()
    {
        Assert.Throws<FormatException>(() => AskerId.Parse("ada"));
        Assert.Equal(AskerId.Parse("officer:ada"), AskerId.FromOfficerId(Ada));
    }
}
