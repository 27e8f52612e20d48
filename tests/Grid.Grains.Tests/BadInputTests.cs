namespace Grid.Grains.Tests;

/// <summary>Organisations, handovers and times that cannot be: each is refused, or has an answer.</summary>
[Collection(OneSilo.Name)]
public sealed class BadInputTests(TestGrid grid)
{
    private const string PackText = """
        pack: far-times
        title: a term for times that lie far away
        oversight: officer:ova
        powers: [decide, manage]
        slots: [{ slot: lead, power: decide }]
        acts: [{ act: Filed }, { act: Finished }]
        clocks:
          - id: T-1
            title: handled within ten days
            start: { event: Filed }
            length: { value: 10, unit: day }
            stop: { event: Finished }
            holder: lead
            on_breach: { consequence: it is late, clue: delay }
            source: { title: a house rule, article: "1" }
        rules:
          - id: far.lead-is-held
            kind: required-slot
            slot: lead
            otherwise: somebody must answer for the case
            source: { title: a house rule, article: "2" }

        """;

    private static readonly OfficerId Ova = OfficerId.Parse("ova");

    [Fact]
    public async Task Whoever_would_supervise_themselves_is_refused_in_words()
    {
        var desk = await grid.OpenDesk();
        var refused = Assert.IsType<Reply.Refused>(await Register(desk, desk.Ada, above: desk.Ada));
        var reason = Assert.Single(refused.Reasons);
        Assert.Equal("register.supervisor-is-another", reason.Rule.Value);
        Assert.Equal("nobody is their own supervisor or deputy", reason.Sentence);
    }

    [Fact]
    public async Task A_supervisor_who_answers_to_the_officer_is_refused_and_whom_to_name_is_said()
    {
        var desk = await grid.OpenDesk();
        // Sue supervises Ada, and Max supervises Sue.
        foreach (var (officer, above) in ((OfficerId, OfficerId)[])[(desk.Sue, desk.Ada), (desk.Max, desk.Ada)])
        {
            var refused = Assert.IsType<Reply.Refused>(await Register(desk, officer, above));
            var reason = Assert.Single(refused.Reasons);
            Assert.Equal("register.supervisor-is-not-below", reason.Rule.Value);
            Assert.Contains("Name somebody above both, or nobody", reason.Sentence, StringComparison.Ordinal);
        }

        Replies.Done(await Register(desk, desk.Ada, above: desk.Max));
    }

    [Fact]
    public async Task Two_officers_registered_under_each_other_at_once_do_not_make_a_ring()
    {
        var desk = await grid.OpenDesk();
        var (north, south) = (desk.Named("north"), desk.Named("south"));
        grid.Ledger.Meanwhile(
            north.Value, async () => Replies.Done(await Register(desk, south, above: north)));
        Replies.Refused(await Register(desk, north, above: south), "register.supervisor-is-not-below");
    }

    [Fact]
    public async Task A_ring_of_supervisors_that_a_source_tells_of_ends_at_the_oversight_authority()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var other = desk.NextCase();
        Replies.Done(await desk.Submit(other, desk.Bo, Desk.Opening(desk.Bo)));

        // Sue supervises Ada, Max supervises Sue, and now Ada supervises Max.
        Replies.Done(await desk.Tell(desk.Max, Registration(above: desk.Ada)));
        Assert.Equal(desk.Sue, (await desk.WhoLeads(id)).Supervisor);

        // Each is looked up from the others, and nobody supervises who answers but somebody else.
        foreach (var officer in (OfficerId[])[desk.Ada, desk.Pat, desk.Sue])
        {
            Replies.Done(await desk.Suspend(officer));
            var who = await desk.WhoLeads(id);
            Assert.NotNull(who.Acting);
            Assert.NotEqual(who.Acting, who.Supervisor);
        }

        Assert.Equal((desk.Max, Ova), ((await desk.WhoLeads(id)).Acting, (await desk.WhoLeads(id)).Supervisor));
        Replies.Done(await desk.Suspend(desk.Max));
        Assert.Equal(Ova, (await desk.WhoLeads(id)).Acting);

        Replies.Done(await desk.Submit(other, desk.Bo, new CaseCommand.RecordAct("draft")));
        Assert.Equal(Ova, (await desk.WhoLeads(other)).Supervisor);
    }

    [Theory]
    [InlineData(Domain.Rules.Organisation.TieKind.Lead)]
    [InlineData(Domain.Rules.Organisation.TieKind.Supervise)]
    public async Task A_unit_is_not_moved_under_its_child_or_grandchild_by_either_tie(
        Domain.Rules.Organisation.TieKind tie)
    {
        var desk = await grid.OpenDesk();
        var (top, child, grandchild) = (desk.Unit("top"), desk.Unit("child"), desk.Unit("grandchild"));
        Replies.Done(await desk.Submit(top, new UnitCommand.RegisterUnit(Desk.Pack)));
        Replies.Done(await desk.Submit(child, new UnitCommand.RegisterUnit(Desk.Pack) { Lead = top }));
        Replies.Done(await desk.Submit(grandchild, new UnitCommand.RegisterUnit(Desk.Pack) { Lead = child }));
        foreach (var below in (UnitId[])[top, child, grandchild])
        {
            Replies.Refused(
                await desk.Submit(top, new UnitCommand.MoveUnit(tie, below)), "unit.is-not-under-itself");
        }

        Assert.Equal(["unit.registered.v1"], await grid.TypesIn(top.Value));
    }

    [Fact]
    public async Task Two_units_moved_under_each_other_at_once_do_not_make_a_ring()
    {
        var desk = await grid.OpenDesk();
        var (north, south) = (desk.Unit("north"), desk.Unit("south"));
        Replies.Done(await desk.Submit(north, new UnitCommand.RegisterUnit(Desk.Pack)));
        Replies.Done(await desk.Submit(south, new UnitCommand.RegisterUnit(Desk.Pack)));
        var lead = Domain.Rules.Organisation.TieKind.Lead;

        // The one is moved between the decision on the other and its append.
        grid.Ledger.Meanwhile(
            north.Value, async () => Replies.Done(await desk.Submit(south, new UnitCommand.MoveUnit(lead, north))));
        Replies.Refused(await desk.Submit(north, new UnitCommand.MoveUnit(lead, south)), "unit.is-not-under-itself");
    }

    [Fact]
    public async Task A_case_is_not_handed_to_a_unit_that_has_been_closed_or_merged()
    {
        var desk = await grid.OpenDesk();
        var (closed, merged, open) = (desk.Unit("closed"), desk.Unit("merged"), desk.Unit("open"));
        foreach (var unit in (UnitId[])[closed, merged, open])
        {
            Replies.Done(await desk.Submit(unit, new UnitCommand.RegisterUnit(Desk.Pack)));
        }

        Replies.Done(await desk.Submit(closed, new UnitCommand.CloseUnit()));
        Replies.Done(await desk.Submit(merged, new UnitCommand.MergeUnit(open)));
        var id = await desk.Open();
        foreach (var gone in (UnitId[])[closed, merged])
        {
            Replies.Refused(
                await desk.Submit(id, desk.Ada, new CaseCommand.HandOverCase(gone)), "handover.receiver-is-open");
        }

        // The sender answers, and may send it elsewhere.
        Assert.Null((await desk.Look(id)).Transit);
        Assert.Equal(desk.Ada, (await desk.WhoLeads(id)).Holder);
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.HandOverCase(open)));
    }

    [Theory]
    [InlineData("2031-11-01T08:00:00Z")]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public async Task A_term_that_was_over_before_it_was_told_of_is_missed_at_once(string filed)
    {
        var (desk, id) = await Filed(filed);
        await grid.CatchUp(id);
        Assert.Contains("case.step-came-due.v1", await grid.TypesIn(id.Value));
        Assert.Contains("case.breach-recorded.v1", await grid.TypesIn(id.Value));
        await GoesOn(desk, id);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:59.9999999-12:00")]
    public async Task A_term_that_would_end_after_all_time_ends_never(string filed)
    {
        var (desk, id) = await Filed(filed);
        await grid.CatchUp(id);
        Assert.DoesNotContain("case.step-came-due.v1", await grid.TypesIn(id.Value));
        await GoesOn(desk, id);
    }

    [Fact]
    public async Task A_request_names_no_time_and_is_told_how_to_say_it_instead()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var refused = Assert.IsType<Reply.Refused>(await desk.Submit(
            id,
            desk.Ask(desk.Ada, new CaseCommand.RecordAct("draft")) with { At = Timestamp.Parse("2030-01-01") }));
        Assert.Contains("record", Assert.Single(refused.Reasons).Sentence, StringComparison.Ordinal);
    }

    private static async Task GoesOn(Desk desk, CaseId id)
    {
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("Finished")));
        var sequence = (await desk.Look(id)).Sequence;
        await desk.Grid.Forget(desk.Grain(id));
        Assert.Equal(sequence, (await desk.Look(id)).Sequence);
        Assert.Empty((await desk.Grid.Verify()).Damage);
    }

    private async Task<(Desk Desk, CaseId Id)> Filed(string at)
    {
        var published = await grid.Publish(new Dictionary<string, string> { ["pack.yaml"] = PackText });
        Assert.False(published is Reply.Refused, Replies.Told(published));
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(
            id, desk.Ada, new CaseCommand.OpenCase(new("far-times")) { Slots = [new(Desk.Lead, 1, desk.Ada)] }));
        Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct("Filed"), Timestamp.Parse(at))));
        return (desk, id);
    }

    private static Task<Reply> Register(Desk desk, OfficerId officer, OfficerId above) => desk.Submit(
        officer, Registration(above));

    private static OfficerCommand.RegisterOfficer Registration(OfficerId above) =>
        new(Desk.Pack, Standing.Active) { Supervisor = above };
}
