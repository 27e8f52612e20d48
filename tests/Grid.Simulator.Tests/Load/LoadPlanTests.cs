using Grid.Simulator.Load;

namespace Grid.Simulator.Tests.Load;

/// <summary>What a load asks where a scenario wants more than one client that waits for its answers.</summary>
public sealed class LoadPlanTests
{
    private const int Many = 2000;

    [Fact]
    public void A_case_is_left_alone_until_its_answer_is_there()
    {
        var plan = Prepared(Loads.Small with { Commands = new() { Act = 1, Open = 1 } });

        var asked = Enumerable.Range(0, Many).Select(_ => plan.Next(default)).ToList();

        Assert.Equal(Many, asked.Select(command => command.Case!.Id).Distinct().Count());
    }

    [Fact]
    public void What_opens_a_case_because_all_are_in_hand_says_so()
    {
        var scenario = Loads.Small with { Commands = new() { Act = 1 } };
        var plan = Prepared(scenario);

        var asked = Enumerable.Range(0, scenario.Cases.AtStart + 3).Select(_ => plan.Next(default)).ToList();

        Assert.All(asked, command => Assert.Equal(command.Kind == CommandKind.Open, command.IsForWant));
        Assert.Equal(3, asked.Count(command => command.IsForWant));
    }

    [Fact]
    public void Crowded_acts_go_to_the_case_before_and_do_not_bring_it_back()
    {
        var cases = Loads.Small.Cases with { Crowded = 50 };
        var scenario = Loads.Small with { Commands = new() { Act = 1 }, Cases = cases };
        var plan = Prepared(scenario);

        var before = plan.Next(default);
        var crowded = 0;
        for (var i = 0; i < scenario.Cases.AtStart; i++)
        {
            var next = plan.Next(default);
            Assert.Equal(next.IsCrowded, next.Case == before.Case);
            crowded += next.IsCrowded ? 1 : 0;
            before = next;
            // Its case is still in hand by the one that came before: an answer to this one changes nothing.
            if (next.IsCrowded)
            {
                plan.Settle(next, isDone: false);
            }
        }

        Assert.InRange(crowded, 1, scenario.Cases.AtStart - 1);
    }

    [Fact]
    public void Acts_of_those_away_are_acts_of_officers_whose_suspension_was_asked_for()
    {
        var plan = Prepared(Loads.Small with
        {
            AwayMax = 50,
            Commands = new() { Act = 70, ActAway = 20, Suspend = 10 },
        });

        var away = 0;
        for (var i = 0; i < Many; i++)
        {
            var next = plan.Next(default);
            away += next is { Kind: CommandKind.Act, Case.Lead.IsAway: true } ? 1 : 0;
            plan.Settle(next, isDone: next.Kind != CommandKind.Act);
        }

        Assert.InRange(away, Many / 10, Many / 2);
    }

    [Fact]
    public void Lost_answers_are_not_the_end_of_suspensions_and_late_ones_count()
    {
        var scenario = Loads.Small with { AwayMax = 5, Commands = new() { Act = 0, Suspend = 1, Open = 1 } };
        var plan = Prepared(scenario);

        var lost = Suspensions(plan, 100);
        Assert.Equal(3, lost.Count);
        Assert.Empty(Suspensions(plan, 100));
        lost.ForEach(plan.Lose);
        lost.ForEach(plan.Lose);
        Assert.Equal(3, Suspensions(plan, 100).Count);

        // What has an answer after all is one who is away as well.
        lost.ForEach(command => plan.Settle(command, isDone: true));
        Assert.Empty(Suspensions(plan, 100));
    }

    private static List<LoadCommand> Suspensions(LoadPlan plan, int asked) =>
        [.. Enumerable.Range(0, asked).Select(_ => plan.Next(default)).Where(next => next.Kind == CommandKind.Suspend)];

    private static LoadPlan Prepared(LoadScenario scenario)
    {
        var plan = new LoadPlan(scenario, seed: 1, run: "r");
        foreach (var opening in plan.Openings())
        {
            plan.Settle(opening, isDone: true);
        }

        return plan;
    }
}
