using CsCheck;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Decisions;
using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Laws;

/// <summary>What holds of every history. A failure prints the seed that brings it back.</summary>
public sealed class CaseLaws
{
    private static readonly ImmutableArray<Procedure> Brief =
    [
        new("brief", "drafting")
        {
            Stages = [new("drafting") { Slots = [Lead] }, new("signing") { Acts = [Act("approve")] }],
            Transitions = [new(Act("review"), "drafting", "signing")],
        },
    ];

    private static readonly RulePack Noting = Signing with
    {
        Procedures = Brief,
        NotedAttempts = [FillSlotRules.SeatIsFree.Id, TransferRules.ByHolderOrSupervisor.Id],
        Rules =
        [
            .. Signing.Rules,
            Rule("pack.differ", new DifferentOfficers(Act("draft"), Act("approve"))),
            Rule("pack.power", new WhoMayAct([Act("approve")]) { Power = Decide, Slot = Lead }),
            Rule("pack.reviewed", new ActPresent(Act("review")) { Breaches = [Act("approve")] }),
            Rule("pack.part", new SlotHolderTakesPart(Lead)),
            Rule("pack.order", new ActBeforeAct(Act("draft"), Act("approve"))),
            Rule("pack.approved", new NeedsApproval([Act("approve")], [Act("review")]) { IsByAnother = true }),
            Rule("pack.cited", new Cites([Act("note*")], ["norm"])),
            Rule("pack.says", new ActSays([Act("note*")]) { After = [Act("draft")], States = ["norm"] }),
            Rule("pack.few", new AtMost([Act("note*")], 2) { Anew = [Act("review")] }),
            Rule("pack.two", new AtLeastOfficers([Act("draft")], 2)),
            Rule("pack.slots", new SeparateSlots([Lead, Panel])),
            Rule("pack.stages", new SeparateStages([[StagePattern.Parse("draft")], [StagePattern.Parse("review")]])),
            Rule("pack.again", new NotAgainAfter([Act("review")]) { Slots = [Panel] }),
            Rule("pack.stage", new ActInStage(Brief)),
            Rule("pack.filled", new SlotsOfStage(Brief)),
            Rule("pack.sole", new DecisionMade(new DecisionPattern.Sole([Act("approve")], Lead))),
        ],
    };

    private static void Along((World World, Step[] Steps) walk, Action<World, Step> law)
    {
        var world = walk.World;
        foreach (var step in walk.Steps)
        {
            law(world, step);
            world = world.Take(step);
        }
    }

    private static (World World, Step[] Steps) Judged((World World, Step[] Steps) walk) =>
        (walk.World with { Pack = Noting }, walk.Steps);

    [Fact]
    public void An_open_run_case_has_every_required_slot_held_and_somebody_who_answers_and_another_who_supervises() =>
        Walk.ByRequest.Sample(walk => Along(walk, (world, _) =>
        {
            if (world.Case is { Status: CaseStatus.Open, IsRun: true })
            {
                Assert.All(world.Pack.RequiredSlots, slot => Assert.True(world.Case.IsHeld(slot)));
                Assert.All(world.Case.Responsibilities, held => IsCovered(world, held.Holder));
            }
        }));

    private static void IsCovered(World world, OfficerId holder)
    {
        var answerer = Accountability.AnswererOf(holder, world.AllFacts.For(world.Case), Ova);
        Assert.True(answerer is { } somebody && world.Answers(somebody), $"nobody answers for {holder}");

        var supervisor = Accountability.SupervisorOf(answerer.Value, world.AllFacts.For(world.Case), Ova);
        Assert.True(
            supervisor is { } above ? above != answerer && world.Answers(above) : answerer == Ova,
            $"nobody else supervises {answerer}");
    }

    [Fact]
    public void After_every_accepted_request_the_case_says_who_really_answers() =>
        Walk.ByRequest.Sample(walk => Along(walk, (world, step) =>
        {
            if (step.ToCase is not null and not CaseCommand.CloseCase
                && world.Decide(step) is Decision<CaseEvent>.Accepted accepted)
            {
                var after = world.TakeCase(accepted.Events).Case;
                Assert.All(
                    after.Responsibilities,
                    held => Assert.Equal(
                        Accountability.AnswererOf(held.Holder, world.AllFacts.For(after), Ova), held.Answerable));
            }
        }));

    [Fact]
    public void The_officers_asked_for_are_all_that_a_decision_needs() =>
        Walk.OfEveryIntent.Select(Judged).Sample(walk => Along(walk, (world, step) =>
        {
            if (step.ToCase is not null)
            {
                var whole = CaseDecider.Decide(world.Case, World.Submit(step), world.AllFacts, world.Pack);
                Assert.Equal(CaseScenario.Told(whole), CaseScenario.Told(world.Decide(step)));
            }
        }));

    [Fact]
    public void Replay_equals_live() =>
        Walk.OfEveryIntent.Select(Judged).Sample(walk =>
        {
            var live = walk.Steps.Aggregate(walk.World, (world, step) => world.Take(step));

            var replayed = live.History.Aggregate(
                CaseState.None, (state, entry) => state.Evolve(entry.Happened, entry.At));

            Assert.Equal(CaseScenario.Told(live.Case), CaseScenario.Told(replayed));
        });

    [Fact]
    public void A_refusal_changes_nothing_but_notes_and_notes_move_nothing() =>
        Walk.OfEveryIntent.Select(Judged).Sample(walk => Along(walk, (world, step) =>
        {
            if (step.ToCase is null || world.Decide(step) is Decision<CaseEvent>.Accepted)
            {
                return;
            }

            var noted = world.Take(step);
            Assert.All(
                noted.History[world.History.Length..],
                entry => Assert.True(entry.Happened is CaseEvent.AttemptNoted or CaseEvent.RetrySettled));
            Assert.True(step.Attempt == 1 || noted.History.Length == world.History.Length + 1);
            Assert.Equal(world.Case with { Sequence = noted.Case.Sequence }, noted.Case);
        }));

    [Fact]
    public void What_was_accepted_once_changes_no_slot_a_second_time() =>
        Walk.OfEveryIntent.Select(Judged).Sample(walk => Along(walk, (world, step) =>
        {
            if (step.ToCase is CaseCommand.FillSlot or CaseCommand.TransferResponsibility or CaseCommand.CloseCase
                && world.Decide(step) is Decision<CaseEvent>.Accepted)
            {
                Assert.IsNotType<Decision<CaseEvent>.Accepted>(world.Take(step).Decide(step));
            }
        }));

    [Fact]
    public void The_order_of_the_rules_in_a_pack_changes_no_reason_and_no_verdict() =>
        Gen.Select(Walk.OfEveryIntent.Select(Judged), Gen.Shuffle(Noting.Rules.ToArray())).Sample(of => Along(
            of.Item1,
            (world, step) =>
            {
                if (step.ToCase is not null)
                {
                    var shuffled = (world with { Pack = Noting with { Rules = [.. of.Item2] } }).Decide(step);
                    Assert.Equal(Findings(world.Decide(step)), Findings(shuffled));
                }
            }));

    private static IEnumerable<string> Findings(Decision<CaseEvent> decision) => (decision switch
    {
        Decision<CaseEvent>.Refused refused => refused.Reasons.Select(reason => reason.ToString()),
        Decision<CaseEvent>.Accepted accepted =>
            accepted.Events.SelectMany(happened => happened.Judged.Select(judgement => judgement.ToString()))
                .Concat(accepted.Events.Select(happened => (happened as CaseEvent.BreachRecorded)?.ToString() ?? "")),
        _ => [],
    }).Order(StringComparer.Ordinal);
}
