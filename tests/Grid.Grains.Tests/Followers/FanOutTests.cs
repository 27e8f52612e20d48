using Microsoft.Extensions.Time.Testing;

namespace Grid.Grains.Tests.Followers;

/// <summary>What follows for cases from a change of an officer or a unit soon stands on their own record.</summary>
[Collection(OneSilo.Name)]
public sealed class FanOutTests(TestGrid grid)
{
    private const string Opened = "case.opened.v1";
    private const string Named = "case.acting-holder-named.v1";
    private const string Ended = "case.acting-holder-ended.v1";
    private const string Followed = "case.unit-followed.v1";

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Every_live_case_of_a_suspended_officer_names_who_acts_and_the_officer_again_after_reinstatement()
    {
        var desk = await grid.OpenDesk();
        var cases = await Open(desk, 120);
        await using var fanOut = grid.FanOut();
        Replies.Done(await desk.Suspend(desk.Ada));
        await Until(cases, Opened, Named);
        Assert.Empty((await desk.Look(desk.Ada)).Responsibilities);
        Assert.Equal(120, (await desk.Look(desk.Pat)).Responsibilities.Length);

        Replies.Done(await desk.Reinstate(desk.Ada));
        await Until(cases, Opened, Named, Ended);
        Assert.Equal(120, (await desk.Look(desk.Ada)).Responsibilities.Length);
        Assert.Empty((await desk.Look(desk.Pat)).Responsibilities);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task What_follows_from_one_change_does_not_wait_for_the_cases_of_another()
    {
        var desk = await grid.OpenDesk();
        var cases = await Open(desk, 3);
        var other = desk.NextCase();
        Replies.Done(await desk.Submit(other, desk.Bo, Desk.Opening(desk.Bo)));
        var held = new TaskCompletionSource();
        grid.Ledger.Meanwhile(cases[1].Value, () => held.Task);
        await using var fanOut = grid.FanOut();
        Replies.Done(await desk.Suspend(desk.Ada));
        await Until([cases[0], cases[2]], Opened, Named);
        Replies.Done(await desk.Suspend(desk.Bo));
        await Until([other], Opened, Named);
        Assert.Equal([Opened], await grid.TypesIn(cases[1].Value));

        held.SetResult();
        await Until(cases, Opened, Named);
    }

    [Fact]
    public async Task What_could_not_be_written_for_long_is_written_when_the_ledger_writes_again()
    {
        var desk = await grid.OpenDesk();
        var cases = await Open(desk, 3);
        grid.Ledger.Fail(cases[1].Value, [.. Enumerable.Repeat(Fault.BeforeWriting, 30)]);
        var pace = new FakeTimeProvider();
        await using var fanOut = grid.FanOut(pace);
        Replies.Done(await desk.Suspend(desk.Ada));
        await Until(cases, pace, Opened, Named);
    }

    [Fact]
    public async Task What_a_silo_left_unfinished_is_gone_on_with_and_nothing_is_done_twice()
    {
        var desk = await grid.OpenDesk();
        var cases = await Open(desk, 40);
        Replies.Done(await desk.Suspend(desk.Ada));
        foreach (var id in cases.Take(15))
        {
            Replies.Done(await desk.Submit(id, Desk.Registry, new CaseCommand.CatchUp()));
        }

        await using (grid.FanOut())
        {
            await Until(cases, Opened, Named);
        }

        await using (grid.FanOut())
        {
            Replies.Done(await desk.Reinstate(desk.Ada));
            await Until(cases, Opened, Named, Ended);
        }
    }

    [Fact]
    public async Task Where_whoever_acts_is_suspended_too_the_next_one_is_named_and_the_first_again_after_return()
    {
        var desk = await grid.OpenDesk();
        var cases = await Open(desk, 3);
        await using var fanOut = grid.FanOut();
        Replies.Done(await desk.Suspend(desk.Ada));
        await Until(cases, Opened, Named);
        Replies.Done(await desk.Suspend(desk.Pat));
        await Until(cases, Opened, Named, Named);
        Assert.Equal(3, (await desk.Look(desk.Sue)).Responsibilities.Length);
        Replies.Done(await desk.Reinstate(desk.Pat));
        await Until(cases, Opened, Named, Named, Named);
        Assert.Equal(3, (await desk.Look(desk.Pat)).Responsibilities.Length);
    }

    [Fact]
    public async Task Leave_with_a_deputy_is_followed_and_departure_waits_until_everything_is_handed_over()
    {
        var desk = await grid.OpenDesk();
        var cases = await Open(desk, 2);
        await using var fanOut = grid.FanOut();
        Replies.Done(await desk.Submit(desk.Ada, new OfficerCommand.PlanLeaving(Leaving.Leave)));
        Replies.Refused(
            await desk.Submit(desk.NextCase(), desk.Sue, Desk.Opening(desk.Ada)), "open.holders-are-active");
        Replies.Done(await desk.Submit(desk.Ada, new OfficerCommand.LeaveOffice(Leaving.Leave)));
        await Until(cases, Opened, Named);
        Replies.Done(await desk.Submit(desk.Ada, new OfficerCommand.ReturnToOffice()));
        await Until(cases, Opened, Named, Ended);

        Replies.Done(await desk.Submit(desk.Ada, new OfficerCommand.PlanLeaving(Leaving.Departure)));
        var depart = new OfficerCommand.LeaveOffice(Leaving.Departure);
        Replies.Refused(await desk.Submit(desk.Ada, depart), "leaving.duties-have-successor");
        foreach (var id in cases)
        {
            Replies.Done(await desk.Submit(id, desk.Sue, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));
        }

        Replies.Done(await desk.Submit(desk.Ada, depart));
        Replies.Refused(await desk.Submit(cases[0], desk.Ada, new CaseCommand.RecordAct("draft")), "asker.is-active");
        Assert.Equal(Standing.Left, (await desk.Look(desk.Ada)).Standing);
    }

    [Fact]
    public async Task The_cases_of_a_unit_follow_it_into_another_and_its_new_head_answers_at_once()
    {
        var desk = await grid.OpenDesk();
        var (station, county) = (desk.Unit("station"), desk.Unit("county"));
        Replies.Done(await desk.Submit(county, new UnitCommand.RegisterUnit(Desk.Pack)));
        Replies.Done(await desk.Submit(station, new UnitCommand.RegisterUnit(Desk.Pack) { Lead = county }));
        Replies.Done(await desk.Submit(county, new UnitCommand.AppointToPost(UnitPost.Head, desk.Max)));
        Replies.Done(await desk.Submit(station, new UnitCommand.AppointToPost(UnitPost.Head, desk.Bo)));
        var eve = desk.Named("eve");
        Replies.Done(await desk.Submit(
            eve, new OfficerCommand.RegisterOfficer(Desk.Pack, Standing.Active) { Unit = station }));
        Replies.Done(await desk.Submit(
            eve, new OfficerCommand.GrantMandate(new("m-1")) { Powers = [new("decide")] }));
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(id, eve, Desk.Opening(eve) with { Unit = station }));
        Assert.Equal(desk.Bo, Assert.Single((await desk.Look(id)).Seats).Supervisor);
        Replies.Refused(
            await desk.Submit(county, new UnitCommand.MoveUnit(Domain.Rules.Organisation.TieKind.Lead, station)),
            "unit.is-not-under-itself");
        Replies.Refused(await desk.Submit(station, new UnitCommand.CloseUnit()), "close.unit-has-no-open-case");

        await using var fanOut = grid.FanOut();
        var before = grid.Pass(TimeSpan.FromMinutes(1));
        grid.Pass(TimeSpan.FromMinutes(1));
        Replies.Done(await desk.Submit(station, new UnitCommand.MergeUnit(county)));
        Assert.Equal(desk.Max, Assert.Single((await desk.Look(id)).Seats).Supervisor);
        await Until([id], Opened, Followed);
        Assert.Equal(county, (await desk.Look(id)).Unit);
        Assert.Equal(desk.Bo, (await desk.WhoLeads(id, before)).Supervisor);
        Assert.Equal(desk.Max, (await desk.WhoLeads(id)).Supervisor);
        Assert.Contains((await desk.WhoLeads(id)).Entries, entry => entry.Stream == station.Value);
        Assert.Equal(id, Assert.Single((await desk.Grain(county).Look(None)).OpenCases));
        Replies.Done(await desk.Suspend(eve));
        await Until([id], Opened, Followed, Named);
        Replies.Refused(
            await desk.Submit(desk.NextCase(), desk.Ada, Desk.Opening(desk.Ada) with { Unit = station }),
            "open.unit-is-open");
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task When_a_unit_is_split_the_cases_of_those_who_go_follow_them_and_the_others_stay()
    {
        var desk = await grid.OpenDesk();
        var (whole, part) = (desk.Unit("whole"), desk.Unit("part"));
        Replies.Done(await desk.Submit(whole, new UnitCommand.RegisterUnit(Desk.Pack)));
        Replies.Done(await desk.Submit(part, new UnitCommand.RegisterUnit(Desk.Pack)));
        Replies.Done(await desk.Submit(whole, new UnitCommand.AppointToPost(UnitPost.Head, desk.Max)));
        Replies.Done(await desk.Submit(part, new UnitCommand.AppointToPost(UnitPost.Head, desk.Sue)));
        var (eve, dan) = (desk.Named("eve"), desk.Named("dan"));
        var (goes, stays) = (desk.NextCase(), desk.NextCase());
        foreach (var (officer, id) in ((OfficerId, CaseId)[])[(eve, goes), (dan, stays)])
        {
            Replies.Done(await desk.Submit(
                officer, new OfficerCommand.RegisterOfficer(Desk.Pack, Standing.Active) { Unit = whole }));
            Replies.Done(await desk.Submit(
                officer, new OfficerCommand.GrantMandate(new("m-1")) { Powers = [new("decide")] }));
            Replies.Done(await desk.Submit(id, officer, Desk.Opening(officer) with { Unit = whole }));
        }

        await using var fanOut = grid.FanOut();
        Replies.Done(await desk.Submit(whole, new UnitCommand.SplitUnit(part) { Officers = [eve] }));
        await Until([goes], Opened, Followed);
        await Until([stays], Opened);
        Assert.Equal((part, whole), ((await desk.Look(goes)).Unit, (await desk.Look(stays)).Unit));
        Assert.Equal(desk.Sue, Assert.Single((await desk.Look(goes)).Seats).Supervisor);
        Assert.Equal(desk.Max, Assert.Single((await desk.Look(stays)).Seats).Supervisor);
        Replies.Done(await desk.Suspend(eve));
        await Until([goes], Opened, Followed, Named);
        Assert.Equal(desk.Sue, Assert.Single((await desk.Look(goes)).Seats).Answers);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task A_unit_shows_what_is_below_it()
    {
        var desk = await grid.OpenDesk();
        var (county, station) = (desk.Unit("above"), desk.Unit("below"));
        Replies.Done(await desk.Submit(county, new UnitCommand.RegisterUnit(Desk.Pack)));
        Replies.Done(await desk.Submit(station, new UnitCommand.RegisterUnit(Desk.Pack) { Lead = county }));
        await grid.Forget(desk.Grain(county));
        var view = await desk.Grain(county).Look(None);
        Assert.Equal(station, Assert.Single(view.Children));
        Assert.Equal(UnitStatus.Open, view.State.Status);
    }

    [Fact]
    public async Task What_an_officer_has_to_do_is_counted_and_too_much_is_said_by_the_pack()
    {
        var desk = await grid.OpenDesk();
        await desk.BeClerk();
        var cases = await Open(desk, 2);
        Assert.Equal(new(2, 2, 0, 2), (await desk.Look(desk.Ada)).Workload);
        Assert.False((await desk.Look(desk.Ada)).Workload.IsOverloaded);
        cases = cases.Add(await desk.Open());
        Assert.True((await desk.Look(desk.Ada)).Workload.IsOverloaded);
        await using var fanOut = grid.FanOut();
        Replies.Done(await desk.Suspend(desk.Ada));
        await Until(cases, Opened, Named);
        Assert.Equal(new(0, 0, 0, 2), (await desk.Look(desk.Ada)).Workload);
        Assert.Equal(new(3, 3, 3, null), (await desk.Look(desk.Pat)).Workload);
    }

    [Fact]
    public async Task An_officer_answers_what_a_record_says_of_them_and_the_answer_stands_beside_it()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        Replies.Done(await desk.Suspend(desk.Ada));
        Replies.Done(await desk.Submit(
            id, desk.Tell(new CaseCommand.RecordAct("draft") { Officer = desk.Ada })));
        var breach = Assert.Single((await desk.Look(id)).Breaches);
        var reply = new CaseCommand.ReplyToEntry(breach.Sequence, new("it was before", new string('a', 32)));
        Replies.Refused(await desk.Submit(id, desk.Ada, reply), "asker.is-active");
        Replies.Done(await desk.Submit(id, desk.Tell(reply, by: desk.Ada)));
        var answer = Assert.Single((await desk.Look(id)).Replies);
        Assert.Equal((breach.Sequence, desk.Ada), (answer.Entry, answer.Officer));
    }

    private static async Task<ImmutableArray<CaseId>> Open(Desk desk, int count)
    {
        var cases = ImmutableArray.CreateBuilder<CaseId>(count);
        for (var i = 0; i < count; i++)
        {
            cases.Add(await desk.Open());
        }

        return cases.MoveToImmutable();
    }

    private Task Until(IEnumerable<CaseId> cases, params string[] types) => Until(cases, null, types);

    private async Task Until(IEnumerable<CaseId> cases, FakeTimeProvider? pace, params string[] types)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var id in cases)
        {
            IEnumerable<string> found;
            while (!(found = await grid.TypesIn(id.Value)).SequenceEqual(types))
            {
                Assert.False(
                    patience.IsCancellationRequested,
                    $"{id} has {string.Join(", ", found)}, not {string.Join(", ", types)}");
                pace?.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }
    }
}
