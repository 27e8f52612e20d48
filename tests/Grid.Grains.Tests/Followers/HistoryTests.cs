using Grid.Grains.Followers;

namespace Grid.Grains.Tests.Followers;

/// <summary>What the pages of one case and one officer are made of.</summary>
[Collection(OneSilo.Name)]
public sealed class HistoryTests(TestGrid grid)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_is_not_there_is_nothing()
    {
        await using var views = grid.Follow();
        Assert.Null(await views.Case(new("case:nowhere"), None));
        Assert.Null(await views.Officer(new("officer:nobody"), None));
        Assert.Equal(0, (await views.Entries("case:nowhere", 1, None)).Total);
        Assert.Equal(0, (await views.Entries("", -3, None)).Total);
        await views.CatchUp(grid);
        Assert.Null(await views.Rule(new("nowhere"), new("nothing"), None));
        Assert.Null(await views.Rule(Desk.Pack, new("nothing"), None));
        Assert.Equal(RuleView.BuiltIn, (await views.Rule(Desk.Pack, new("act.performer-is-active"), None))!.Kind);
    }

    [Fact]
    public async Task The_deputy_answers_from_the_suspension_on_though_the_case_has_no_entry_of_it()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var opened = grid.Pass(TimeSpan.FromHours(1));
        var id = await desk.Open();
        var suspended = grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Suspend(desk.Ada));
        var reinstated = grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Reinstate(desk.Ada));
        var moved = grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));

        var history = (await views.Case(id, None))!;
        Assert.Equal(
            [
                (desk.Ada, false, opened, suspended), (desk.Pat, true, suspended, reinstated),
                (desk.Ada, false, reinstated, moved), (desk.Bo, false, moved, null),
            ],
            history.Seats.Select(Told));
        foreach (var span in history.Seats)
        {
            Assert.Equal(span.Officer, (await AnswererAt(desk, id, span.From))!.Value);
            Assert.Equal(span.Officer, (await AnswererAt(desk, id, span.To is { } to ? Before(to) : span.From))!.Value);
        }

        Assert.Equal((opened, moved), (history.From, history.To));
        Assert.Equal(history.View.Seats.ToArray(), (await desk.Look(id)).Seats.ToArray());
    }

    [Fact]
    public async Task What_is_told_late_has_its_place_in_time()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        await Tell(desk, id, "2031-01-01", new CaseCommand.OpenCase(Desk.Pack)
        {
            Stage = "intake",
            Slots = [new(Desk.Lead, 1, desk.Ada)],
        });
        await Tell(desk, id, "2031-03-01", new CaseCommand.RecordAct("note") { Stage = "ruling" });
        await Tell(desk, id, "2031-02-01", new CaseCommand.RecordAct("note") { Stage = "hearing" });
        await Tell(desk, id, "2031-02-15", new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo));
        await Tell(desk, id, "2031-02-10", new CaseCommand.TransferResponsibility(Desk.Lead, desk.Cy));

        var history = (await views.Case(id, None))!;
        Assert.Equal(
            [
                new("intake", At("2031-01-01"), At("2031-02-01")), new("hearing", At("2031-02-01"), At("2031-03-01")),
                new StageSpan("ruling", At("2031-03-01"), null),
            ],
            history.Stages.AsEnumerable());
        Assert.Equal(
            [
                (desk.Ada, false, At("2031-01-01"), At("2031-02-10")),
                (desk.Cy, false, At("2031-02-10"), At("2031-02-15")), (desk.Bo, false, At("2031-02-15"), null),
            ],
            history.Seats.Select(Told));
        Assert.Equal((At("2031-01-01"), At("2031-03-01")), (history.From, history.To));

        await Tell(desk, id, "2031-02-20", new CaseCommand.CloseCase());
        await views.CatchUp(grid);
        var closed = (await views.Case(id, None))!;
        Assert.Equal(At("2031-02-20"), closed.Seats[^1].To);
        Assert.Equal(("hearing", At("2031-02-20")), (closed.Stages[^1].Stage, closed.Stages[^1].To!.Value));
    }

    [Fact]
    public async Task Time_in_which_nobody_answered_is_found_and_told_to_the_second()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var run = await desk.Open();
        var (id, late) = (desk.NextCase(), desk.NextCase());
        await Tell(desk, id, null, new CaseCommand.OpenCase(Desk.Pack)
        {
            Slots = [new(Desk.Lead, 1, desk.Bo)],
        });
        await Tell(desk, late, null, new CaseCommand.OpenCase(Desk.Pack));
        grid.Pass(TimeSpan.FromHours(1));
        // Bo goes, and the log names nobody else; in a case that is run somebody answers in Ada's place at once.
        Replies.Done(await desk.Submit(desk.Bo, new OfficerCommand.SuspendOfficer()));
        Replies.Done(await desk.Suspend(desk.Ada));
        var gone = Timestamp.FromUtc(grid.Clock.GetUtcNow());
        var filled = grid.Pass(TimeSpan.FromSeconds(90));
        await Tell(desk, id, null, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Pat));
        await Tell(desk, late, null, new CaseCommand.FillSlot(Desk.Lead, desk.Pat));
        grid.Pass(TimeSpan.FromHours(1));
        await Tell(desk, id, null, new CaseCommand.CloseCase());
        await Tell(desk, late, null, new CaseCommand.CloseCase());

        Assert.Equal(
            [new(Desk.Lead, gone, filled)],
            (IEnumerable<UncoveredSpan>)(await views.Case(id, None))!.Uncovered!.Value);
        Assert.Equal(90, (await views.Case(id, None))!.Uncovered!.Value.Sum(span => span.Seconds));
        Assert.Equal(3690, (await views.Case(late, None))!.Uncovered!.Value.Sum(span => span.Seconds));
        Assert.Empty((await views.Case(run, None))!.Uncovered!.Value);
    }

    [Fact]
    public async Task A_breach_is_told_with_the_words_of_the_version_that_judged_it()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        await Tell(desk, id, null, new CaseCommand.RecordAct("draft") { Officer = desk.Ada });
        await Tell(desk, id, null, new CaseCommand.RecordAct("sign") { Officer = desk.Ada });
        Replies.Done(await desk.Suspend(desk.Bo));
        grid.Pass(TimeSpan.FromMinutes(1));
        await Tell(desk, id, null, new CaseCommand.RecordAct("note") { Officer = desk.Bo });
        await views.CatchUp(grid);
        var breaches = (await views.Case(id, None))!.Breaches;
        Assert.Equal(
            ["desk.signer-is-not-drafter", "act.performer-is-active"],
            breaches.Select(breach => breach.Row.Rule.Value));
        Assert.Equal("one officer both drafted and signed", breaches[0].Sentence);
        Assert.Equal(new LegalSource("a house rule", "two"), breaches[0].Source);
        var first = breaches[0].Row;
        Assert.Equal(("sign", desk.Ada, true), (first.Act, first.Officer!.Value, first.IsOpen));
        Assert.Equal("the officer was not in active standing at the time of the act", breaches[1].Sentence);
        var rows = (await views.Breaches(new(ListQuery.First) { Case = id }, None)).Rows;
        Assert.Equal(rows.Reverse(), breaches.Select(breach => breach.Row));
    }

    [Fact]
    public async Task An_officer_shows_standings_and_mandates_over_time()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var registered = Timestamp.FromUtc(grid.Clock.GetUtcNow());
        var id = await desk.Open();
        var suspended = grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Suspend(desk.Ada));
        var reinstated = grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Reinstate(desk.Ada));
        var revoked = grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Submit(desk.Ada, new OfficerCommand.RevokeMandate(new("m-1"))));
        await views.CatchUp(grid);

        var history = (await views.Officer(desk.Ada, None))!;
        Assert.Equal(
            [
                new(Standing.Active, registered, suspended), new(Standing.Suspended, suspended, reinstated),
                new StandingSpan(Standing.Active, reinstated, null),
            ],
            history.Standings.AsEnumerable());
        var mandate = Assert.Single(history.Mandates);
        Assert.Equal((registered, revoked), (mandate.From, mandate.To!.Value));
        var looked = await desk.Look(desk.Ada);
        Assert.Equal(
            (looked.Standing, looked.State.Sequence, looked.TrueFor[0]),
            (history.View.Standing, history.Entries, history.View.TrueFor[0]));
        Assert.Equal(id, Assert.Single(history.View.Responsibilities).Case);
        Assert.Equal(1, history.View.Workload.Seats);
        Assert.InRange(Assert.Single(history.CountedFor), 1, looked.TrueFor[0]);
        Assert.Equal("desk", history.Pack!.Name.Value);
    }

    [Fact]
    public async Task A_long_case_is_shown_by_pages_and_never_whole()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        for (var turn = 0; turn < 3; turn++)
        {
            var told = Enumerable.Range(0, 700).Select(_ => desk.Tell(new CaseCommand.RecordAct("note")
            {
                Officer = desk.Ada,
                Stage = turn == 1 ? "hearing" : "intake",
            }));
            await desk.Grain(id).SubmitAll([.. told], None);
            grid.Pass(TimeSpan.FromHours(1));
        }

        await views.CatchUp(grid);
        var history = (await views.Case(id, None))!;
        Assert.Equal((2101, 2101, true), (history.Entries, history.View.Sequence, history.IsCut));
        Assert.InRange(history.View.Acts.Length, 1, 1000);
        Assert.Equal(["intake", "hearing", "intake"], history.Stages.Select(span => span.Stage));

        var page = await views.Entries(id.Value, 1, None);
        Assert.Equal((50, 51, null, 2101), (page.Rows.Length, page.Next!.Value, page.Previous, page.Total));
        var last = await views.Entries(id.Value, 2099, None);
        Assert.Equal([2099, 2100, 2101], last.Rows.Select(row => row.Sequence));
        Assert.Equal((null, 2049), (last.Next, last.Previous!.Value));
        Assert.Equal(last.Rows[0].Hash, last.Rows[1].Previous);
        Assert.Equal(
            ("case.act-recorded.v1", "system:registry", "record"),
            (last.Rows[2].Type, last.Rows[2].By, last.Rows[2].Intent));
        Assert.StartsWith("{\"by\":", last.Rows[2].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_is_read_on_with_each_change()
    {
        await using var views = grid.Follow();
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        for (var entries = 1; entries <= 5; entries++)
        {
            await views.CatchUp(grid);
            var history = (await views.Case(id, None))!;
            Assert.Equal((entries, entries), (history.Entries, history.View.Sequence));
            Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        }
    }

    private static (OfficerId, bool, Timestamp, Timestamp?) Told(SeatSpan span) =>
        (span.Officer, span.IsActing, span.From, span.To);

    private static async Task<OfficerId?> AnswererAt(Desk desk, CaseId id, Timestamp at)
    {
        var seat = await desk.WhoLeads(id, at);
        return seat.Acting ?? seat.Holder;
    }

    private static Timestamp Before(Timestamp at) => at with { LocalTicks = at.LocalTicks - 1 };

    private static Timestamp At(string day) => Timestamp.Parse($"{day}T12:00:00Z");

    private static async Task Tell(Desk desk, CaseId id, string? day, CaseCommand command) =>
        Replies.Done(await desk.Submit(id, desk.Tell(command, day is null ? null : At(day))));
}
