namespace Grid.Cli.Tests;

/// <summary>Who answered, and the ids that questions are asked with.</summary>
public sealed class WhoTests(PermitStore permits) : IClassFixture<PermitStore>
{
    [Fact]
    public async Task Who_held_the_slot_is_proven_by_entries_of_the_ledger()
    {
        var slot = Assert.Single((await Who("--at", "2031-05-05T12:00:00+02:00")).EnumerateArray());

        Assert.Equal("lead", slot.GetProperty("slot").GetString());
        Assert.StartsWith("officer:P-", slot.GetProperty("holder").GetString(), StringComparison.Ordinal);
        // A log says nothing of supervisors, and in a recorded case none is derived.
        Assert.Equal(JsonValueKind.Null, slot.GetProperty("supervisor").ValueKind);
        Assert.Equal(JsonValueKind.Null, slot.GetProperty("acting").ValueKind);
        Assert.Equal(64, slot.GetProperty("pack").GetString()!.Length);
        var exported = await permits.Exported();
        var proving = slot.GetProperty("entries").EnumerateArray().ToList();
        Assert.NotEmpty(proving);
        Assert.All(proving, entry => Assert.Equal(
            entry.GetProperty("hash").GetString(),
            exported[(entry.GetProperty("stream").GetString()!, entry.GetProperty("sequence").GetInt32())]));
        Assert.Contains(proving, entry => entry.GetProperty("stream").GetString() == "case:M-01");
    }

    [Fact]
    public async Task Before_the_case_nobody_held_a_slot() =>
        Assert.Empty((await Who("--at", "2031-05-05T08:59:59+02:00")).EnumerateArray());

    [Fact]
    public async Task Before_the_replay_nothing_was_known() => Assert.Empty(
        (await Who("--at", "2031-05-05T12:00:00+02:00", "--known", "2020-01-01T00:00:00Z")).EnumerateArray());

    [Fact]
    public async Task A_slot_may_be_asked_for_alone()
    {
        Assert.Single((await Who("--at", "2031-06-01T00:00:00Z", "--slot", "lead")).EnumerateArray());
        Assert.Empty((await Who("--at", "2031-06-01T00:00:00Z", "--slot", "panel")).EnumerateArray());
    }

    [Fact]
    public async Task An_answer_gives_the_times_that_it_is_true_for()
    {
        var answer = await GridTool.Ask(
            "who", "--case", "case:M-01", "--store", permits.Store,
            "--at", "2031-05-05T12:00:00+02:00", "--known", "2032-01-01T00:00:00Z");

        Assert.Equal("2031-05-05T12:00:00+02:00", answer.GetProperty("at").GetString());
        Assert.Equal("2032-01-01T00:00:00Z", answer.GetProperty("known").GetString());
    }

    [Fact]
    public async Task A_case_that_has_not_begun_is_said_so_to_people()
    {
        var ran = await GridTool.Run("who", "--case", "M-01", "--at", "2030-01-01T00:00:00Z", "--store", permits.Store);

        Assert.Contains("not on record yet", ran.Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_shown_times_to_the_microsecond_at_the_most()
    {
        async Task<string> Shown(params string[] when) => (await GridTool.Run(
            ["who", "--case", "M-01", "--store", permits.Store, .. when])).Exits(0).Output.Split('\n')[1];

        Assert.Matches(@"^at +[0-9T:-]{19}(\.[0-9]{1,6})?Z, as known at [0-9T:-]{19}(\.[0-9]{1,6})?Z$", await Shown());
        Assert.EndsWith(
            " 2031-05-05T12:00:00+02:00, as known at 2031-05-05T12:00:00.123456Z",
            await Shown("--at", "2031-05-05T12:00:00.0000000+02:00", "--known", "2031-05-05T12:00:00.1234567Z"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday", "is not a time")]
    [InlineData("2031-02-30T00:00:00Z", "is not a time")]
    public async Task A_time_that_is_none_is_told_with_an_example(string at, string told) =>
        (await GridTool.Run("who", "--case", "M-01", "--at", at, "--store", permits.Store))
            .Explains(at, told, "2026-03-02T10:00:00");

    [Theory]
    [InlineData("M-01", "case:M-01")]
    [InlineData("case:M-01", "case:M-01")]
    [InlineData("town-1/a%2Fb%20c", "case:town-1/a%2Fb%20c")]
    [InlineData("case:town-1/a%2Fb%20c", "case:town-1/a%2Fb%20c")]
    [InlineData("town-1/a%2fb%20c", "case:town-1/a%2Fb%20c")]
    [InlineData("town-1/a%2Fb c", "case:town-1/a%2Fb%20c")]
    [InlineData("town-1/100%25", "case:town-1/100%25")]
    [InlineData("town-1/100%", "case:town-1/100%25")]
    [InlineData("town-1/甲　乙", "case:town-1/甲%E3%80%80乙")]
    public async Task A_case_is_found_by_its_id_however_it_is_typed(string typed, string full)
    {
        var found = await GridTool.Ask("case", typed, "--store", permits.Store);

        Assert.Equal(full, found.GetProperty("case").GetString());
    }

    [Fact]
    public async Task An_officer_is_kept_apart_by_organ()
    {
        var officer = await GridTool.Ask("officer", "town-1/P 1", "--store", permits.Store);

        Assert.Equal("officer:town-1/P%201", officer.GetProperty("officer").GetString());
        (await GridTool.Run("officer", "P 1", "--store", permits.Store)).Explains("there is no officer:P%201");
    }

    [Fact]
    public async Task An_officer_is_shown_with_what_they_answer_for()
    {
        var slot = Assert.Single((await Who("--at", "2031-05-05T12:00:00+02:00")).EnumerateArray());
        var holder = slot.GetProperty("holder").GetString()!;

        var officer = await GridTool.Ask("officer", holder, "--store", permits.Store);

        Assert.Contains(officer.GetProperty("responsibilities").EnumerateArray(), held =>
            held.GetProperty("case").GetString() == "case:M-01" && held.GetProperty("slot").GetString() == "lead");
    }

    [Theory]
    [InlineData("a/b/c", "only one `/`")]
    [InlineData("case:", "nothing follows `case:`")]
    [InlineData("/x", "before the `/`")]
    public async Task An_id_that_cannot_be_is_told_why(string typed, string told) =>
        (await GridTool.Run("case", typed, "--store", permits.Store)).Explains(typed, told);

    private async Task<JsonElement> Who(params string[] when) =>
        (await GridTool.Ask(["who", "--case", "M-01", "--store", permits.Store, .. when])).GetProperty("slots");
}
