using Grid.Grains.Deadlines;
using Microsoft.Extensions.Logging;

namespace Grid.Grains.Tests;

/// <summary>
/// Clocks that take their steps by themselves, through a silo: Ada leads, Sue supervises her, Max heads the unit, and
/// the oversight authority is above all. A term of ten days, of which the first counts whole: at whatever hour it
/// began, it is yellow after 7.2 days and no more, and orange after 8.52.
/// </summary>
[Collection(OneSilo.Name)]
public sealed class DeadlineTests(TestGrid grid)
{
    private const string PackText = """
        pack: terms
        title: terms made for tests
        oversight: officer:ova
        powers: [decide, manage]
        slots: [{ slot: lead, power: decide }, { slot: supervisor }]
        organs: [{ organ: office, title: the office, source: { title: a house rule, article: "0" } }]
        posts: [{ post: chief, organ: office, source: { title: a house rule, article: "0" } }]
        acts:
          - { act: Filed }
          - { act: Paused }
          - { act: Finished }
        clocks:
          - id: T-1
            title: handled within ten days
            start: { event: Filed }
            length: { value: 10, unit: day }
            exclude_on: [Paused]
            stop: { event: Finished }
            holder: lead
            on_breach: { consequence: it is late, clue: delay }
            source: { title: a house rule, article: "1" }
        supervision:
          - id: W-1
            kind: warning-level
            title: the ladder
            levels:
              - { level: yellow, to: [lead], at_percent: 70 }
              - level: orange
                to: [lead, supervisor]
                at_percent: 85
                answers: [{ what: acknowledged, length: { value: 12, unit: hour } }]
              - level: red
                to: [chief]
                at_percent: 95
                answers: [{ what: plan, length: { value: 12, unit: hour } }]
              - { level: breach, to: [lead, supervisor], at_percent: 100, clues_for: [lead, supervisor] }
            source: { title: a house rule, article: "2" }
        rules:
          - id: terms.lead-is-held
            kind: required-slot
            slot: lead
            otherwise: somebody must answer for the case
            source: { title: a house rule, article: "3" }

        """;

    private static readonly Dictionary<string, string> Files = new() { ["pack.yaml"] = PackText };

    private static readonly CaseCommand.RecordAct File = new("Filed");

    [Fact]
    public async Task A_ladder_is_climbed_by_time_alone_and_each_step_is_taken_once()
    {
        var (desk, id) = await Filed();
        Assert.Equal(0, await CatchUp(id));

        grid.Pass(TimeSpan.FromDays(7.2));
        Assert.Equal(1, await CatchUp(id));
        Assert.Equal(0, await CatchUp(id));
        Assert.Equal(["yellow"], await Levels(id));

        grid.Pass(TimeSpan.FromDays(1.32));
        await CatchUp(id);
        Assert.Equal(["yellow", "orange", "orange"], await Levels(id));
        var state = await State(desk, id);
        Assert.Equal([desk.Ada, desk.Ada, desk.Sue], state.Warnings.Select(warning => warning.To));
        Assert.Empty(state.Clues);
    }

    [Fact]
    public async Task Silence_goes_up_to_the_oversight_authority_each_with_a_clue_of_their_own()
    {
        var (desk, id) = await Filed();
        for (var day = 0; day < 14; day++)
        {
            grid.Pass(TimeSpan.FromDays(1));
            await CatchUp(id);
        }

        var state = await State(desk, id);
        var ova = OfficerId.Parse("ova");
        Assert.Contains(
            state.Clues, clue => (clue.Officer, clue.IsOfSupervision, clue.Class) == (desk.Ada, false, "delay"));
        Assert.Equal(
            [desk.Max, desk.Sue, ova],
            state.Clues.Where(clue => clue.IsOfSupervision).Select(clue => clue.Officer!.Value).Distinct()
                .OrderBy(officer => officer.Value));
        Assert.DoesNotContain(state.Warnings, warning => warning.IsWaiting);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task What_came_due_while_nobody_looked_is_taken_in_order_and_says_that_the_grid_was_late()
    {
        var (_, id) = await Filed();
        // Nobody looks: a shard that another test woke would be there all the while, and behind.
        await grid.ForgetShards();
        grid.Pass(TimeSpan.FromDays(30));
        await CatchUp(id);

        var came = await Came(id);
        Assert.Equal(["yellow", "orange", "red", "breach"], came.Select(step => step.Level));
        Assert.Equal(came.Select(step => step.Due.AsUtc).Order(), came.Select(step => step.Due.AsUtc));
        Assert.All(came, step => Assert.Equal(DeadlineShardGrain.NotRunning, step.LateBySystem));
    }

    [Fact]
    public async Task A_step_taken_twice_or_by_two_has_one_effect()
    {
        var (desk, id) = await Filed();
        var step = Assert.Single(DueStep.In(id, await State(desk, id)));
        grid.Pass(TimeSpan.FromDays(7.2));
        var steps = grid.Grains.GetGrain<ICaseSteps>(id.Value);
        var first = await steps.Take(step, null, CancellationToken.None);
        await grid.Forget(desk.Grain(id));
        var second = await steps.Take(step, "another reason", CancellationToken.None);
        Assert.Equal(Replies.Done(first.Reply), Replies.Done(second.Reply));
        Assert.Single(await Came(id));
    }

    [Fact]
    public async Task A_clock_that_was_tolled_and_goes_on_takes_its_steps_anew()
    {
        var (desk, id) = await Filed();
        grid.Pass(TimeSpan.FromDays(7.2));
        await CatchUp(id);
        var from = grid.Pass(TimeSpan.Zero);
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("Paused")));
        grid.Pass(TimeSpan.FromDays(20));
        await CatchUp(id);
        Assert.Equal(["yellow"], await Levels(id));

        var until = grid.Pass(TimeSpan.Zero);
        var told = new CaseCommand.RecordAct("Paused")
        {
            Facts = FactSet.Of([new("from", from.ToString()), new("until", until.ToString())]),
        };
        Replies.Done(await desk.Submit(id, desk.Ada, told));
        grid.Pass(TimeSpan.FromDays(4));
        await CatchUp(id);
        Assert.Equal("breach", (await Came(id))[^1].Level);
    }

    [Fact]
    public async Task Only_who_was_warned_can_answer_and_then_nobody_above_is_asked()
    {
        var (desk, id) = await Filed();
        grid.Pass(TimeSpan.FromDays(8.52));
        await CatchUp(id);
        var warning = Assert.Single((await State(desk, id)).Warnings, warning => warning.IsWaiting);
        var answer = new CaseCommand.AnswerWarning(warning.Sequence);
        var refused = Assert.IsType<Reply.Refused>(await desk.Submit(id, desk.Bo, answer));
        Assert.Equal(AnswerWarningRules.ByTheWarned.Id, refused.Reasons[0].Rule);
        Assert.Equal(desk.Sue.Value, refused.Reasons[0].Ask);

        Replies.Done(await desk.Submit(id, desk.Sue, answer));
        grid.Pass(TimeSpan.FromDays(0.6));
        await CatchUp(id);
        Assert.DoesNotContain((await State(desk, id)).Clues, clue => clue.Warning == warning.Sequence);
    }

    [Fact]
    public async Task Whoever_stands_in_for_a_suspended_supervisor_is_warned_anew_and_nobody_was_silent()
    {
        var (desk, id) = await Filed();
        grid.Pass(TimeSpan.FromDays(8.52));
        await CatchUp(id);
        Assert.Equal(desk.Sue, Assert.Single((await State(desk, id)).Warnings, warning => warning.IsWaiting).To);
        grid.Pass(TimeSpan.FromHours(1));
        Replies.Done(await desk.Suspend(desk.Sue));
        grid.Pass(TimeSpan.FromDays(0.5));
        await CatchUp(id);

        var state = await State(desk, id);
        Assert.Equal(desk.Max, Assert.Single(state.Warnings, warning => warning.IsWaiting).To);
        Assert.Empty(state.Clues);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task What_could_not_be_delivered_goes_up_by_itself_and_operators_are_told_once()
    {
        var (desk, id) = await Filed();
        grid.Pass(TimeSpan.FromDays(8.52));
        await CatchUp(id);
        var warning = Assert.Single((await State(desk, id)).Warnings, warning => warning.IsWaiting);
        var before = grid.Told.All.Count();
        var report = new Submission<CaseCommand>(
            new($"{id.Value}-mail"),
            AskerId.Parse("system:mail"),
            new CaseCommand.ReportDelivery(warning.Sequence, HasFailed: true, "mail"));
        var first = await desk.Grain(id).Submit(report, CancellationToken.None);
        Assert.Equal(Replies.Done(first), Replies.Done(await desk.Grain(id).Submit(report, CancellationToken.None)));

        var line = Assert.Single(grid.Told.All.Skip(before), told => told.Id == 4);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.DoesNotContain(id.Value, line.Text, StringComparison.Ordinal);
        var asked = Assert.Single((await State(desk, id)).Warnings, warning => warning.IsWaiting);
        Assert.Equal((desk.Max, warning.Sequence), (asked.To, asked.Because));

        grid.Pass(TimeSpan.FromDays(1));
        await CatchUp(id);
        var state = await State(desk, id);
        Assert.Contains(state.Clues, clue => clue.Officer == desk.Max && clue.Warning == asked.Sequence);
        Assert.DoesNotContain(state.Clues, clue => clue.Officer == desk.Sue);
        Assert.Empty((await grid.Verify()).Damage);
    }

    [Fact]
    public async Task What_is_counted_of_warnings_and_clues_is_what_the_entries_of_each_case_tell_once_more()
    {
        for (var days = 8; days < 14; days += 2)
        {
            var (_, id) = await Filed();
            for (var day = 0; day < days; day++)
            {
                grid.Pass(TimeSpan.FromDays(1));
                await CatchUp(id);
            }
        }

        Assert.Empty(await grid.CountAnew());
    }

    [Fact]
    public async Task What_becomes_durable_and_is_due_soon_is_told_to_its_shard()
    {
        var (desk, id) = await Filed();
        grid.Pass(TimeSpan.FromDays(7.2));
        using var watch = grid.Watch();
        watch.Start();
        try
        {
            await Patiently(async () => (await Came(id)).Length == 1);
        }
        finally
        {
            await watch.Stop();
            await grid.ForgetShards();
        }
    }

    private static async Task Patiently(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            Assert.True(await timer.WaitForNextTickAsync(patience.Token));
        }
    }

    private async Task<(Desk Desk, CaseId Id)> Filed()
    {
        var published = await grid.Publish(Files);
        Assert.False(published is Reply.Refused, Replies.Told(published));
        // Terms end with a day: how long one is depends on the hour, and others have moved the clock that all share.
        var now = grid.Clock.GetUtcNow().UtcDateTime;
        grid.Pass(now.Date.AddDays(1) - now);
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        Replies.Done(await desk.Submit(
            id, desk.Ada, new CaseCommand.OpenCase(new("terms")) { Slots = [new(Desk.Lead, 1, desk.Ada)] }));
        Replies.Done(await desk.Submit(id, desk.Ada, File));
        return (desk, id);
    }

    private async Task<int> CatchUp(CaseId id)
    {
        var before = (await Came(id)).Length;
        await grid.CatchUp(id);
        return (await Came(id)).Length - before;
    }

    private async Task<ImmutableArray<CaseEvent.StepCameDue>> Came(CaseId id) =>
        [.. (await Events(id)).OfType<CaseEvent.StepCameDue>()];

    private async Task<IEnumerable<string>> Levels(CaseId id) =>
        (await Events(id)).OfType<CaseEvent.WarningGiven>().Select(given => given.Level);

    private async Task<IEnumerable<object>> Events(CaseId id) =>
        (await grid.Entries(id.Value)).Select(entry => entry.ReadEvent());

    private async Task<CaseState> State(Desk desk, CaseId id)
    {
        var state = CaseState.None;
        foreach (var entry in await grid.Entries(id.Value))
        {
            state = state.Evolve((CaseEvent)entry.ReadEvent(), entry.Header.EffectiveAt);
        }

        Assert.Equal(state.Sequence, (await desk.Look(id)).Sequence);
        return state;
    }
}
