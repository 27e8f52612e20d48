using Grid.Domain.Procedures;
using Grid.Domain.Tests.Cases;
using static Grid.Domain.Tests.Cases.CaseScenario;

namespace Grid.Domain.Tests.Procedures;

public sealed class ProcedureTests
{
    private static readonly ImmutableArray<Procedure> Known =
    [
        new("brief", "drafting")
        {
            Kinds = ["civil"],
            Stages =
            [
                new("drafting") { Holder = Lead, Acts = [Act("draft")] },
                new("signing") { Slots = [Panel], Acts = [Act("review")] },
                new("done") { IsClosing = true },
            ],
            Acts = [Act("note-free")],
            Transitions =
            [
                new(Act("review"), "drafting", "signing"), new(Act("approve"), "signing", "done"),
                new(Act("note-long"), "drafting", null) { Procedure = "long" },
            ],
        },
        new("long", "drafting") { Stages = [new("drafting"), new("hearing")] },
    ];

    private static readonly RuleId Stage = new("pack.stage");

    private static readonly RuleId Slots = new("pack.slots");

    private static readonly RulePack Staged = Signing with
    {
        Procedures = Known,
        Rules = [.. Signing.Rules, Rule(Stage.Value, new ActInStage(Known))],
    };

    private static readonly CaseEvent.Opened InBrief = OpenedByAda with { Procedure = "brief", Stage = "drafting" };

    private static readonly CaseCommand.OpenCase Opening =
        new(Signing.Name) { Kind = "civil", Slots = [Seat(Lead, Ada)] };

    internal static readonly Dictionary<RuleId, CaseScenario> Refusals = new()
    {
        [OpenCaseRules.ProcedureIsListed.Id] =
            Given().Under(Staged).When(Log, Opening with { Procedure = "other" }),
        [OpenCaseRules.StageIsListed.Id] = Given().Under(Staged).When(Log, Opening with { Stage = "other" }),
        [RecordActRules.StageFollows.Id] =
            Given(InBrief).Under(Staged).When(Ada, new CaseCommand.RecordAct("draft") { Stage = "done" }),
        [CloseCaseRules.StageIsClosing.Id] = Given(InBrief).Under(Staged).When(Ada, new CaseCommand.CloseCase()),
    };

    private static CaseState After(params ReadOnlySpan<string> acts)
    {
        var scenario = Given(InBrief).Under(Staged);
        foreach (var act in acts)
        {
            scenario = scenario.When(Ada, new CaseCommand.RecordAct(act)).And;
        }

        return scenario.State;
    }

    [Fact]
    public void Every_rule_on_procedures_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void A_case_begins_in_the_procedure_of_its_kind_at_the_first_stage()
    {
        var state = Given().Under(Staged).When(Log, Opening).And.State;

        Assert.Equal(("brief", "drafting"), (state.Procedure, state.Stage));
    }

    [Fact]
    public void A_case_of_a_kind_that_no_procedure_names_is_under_none() => Assert.Null(
        Given().Under(Staged).When(Log, Opening with { Kind = "penal" }).And.State.Procedure);

    [Fact]
    public void An_act_leads_to_the_stage_that_the_pack_says()
    {
        var state = After("draft", "review");

        Assert.Equal("signing", state.Stage);
        Assert.Equal(["drafting", "drafting"], state.Acts.Select(act => act.Stage));
    }

    [Fact]
    public void An_act_that_the_stage_does_not_allow_is_refused() => Given(InBrief).Under(Staged)
        .When(Ada, new CaseCommand.RecordAct("approve")).ThenRefused(Stage);

    [Fact]
    public void An_act_of_the_whole_procedure_is_allowed_in_each_stage_and_moves_nothing() =>
        Assert.Equal("signing", After("review", "note-free").Stage);

    [Fact]
    public void A_record_of_an_act_out_of_its_stage_is_kept_as_a_breach_and_moves_nothing()
    {
        var state = Given(InBrief).Under(Staged)
            .WhenRecorded(new CaseCommand.RecordAct("approve") { Officer = Ada }).And.State;

        Assert.Equal(("drafting", Stage), (state.Stage, Assert.Single(state.Breaches).Rule));
    }

    [Fact]
    public void A_conversion_takes_the_case_to_another_procedure_in_the_same_stage()
    {
        var state = After("note-long");

        Assert.Equal(("long", "drafting"), (state.Procedure, state.Stage));
        Assert.Equal("brief", Assert.Single(state.Acts).Procedure);
    }

    [Fact]
    public void A_closing_stage_allows_nothing_but_its_end()
    {
        var done = Given(InBrief, new CaseEvent.ActRecorded("approve") { Procedure = "brief", Stage = "done" })
            .Under(Staged);

        done.When(Ada, new CaseCommand.RecordAct("draft")).ThenRefused(Stage);
        Assert.Equal(CaseStatus.Closed, done.When(Ada, new CaseCommand.CloseCase()).And.State.Status);
    }

    [Fact]
    public void A_log_tells_its_own_stages() => Assert.Equal(
        "elsewhere",
        Given(OnRecord with { Procedure = "brief" }).Under(Staged)
            .WhenRecorded(new CaseCommand.RecordAct("draft") { Stage = "elsewhere" }).And.State.Stage);

    [Fact]
    public void A_stage_whose_slot_is_empty_takes_no_act()
    {
        var scenario = Given(InBrief)
            .Under(Staged with { Rules = [Rule(Slots.Value, new SlotsOfStage(Known))] })
            .When(Ada, new CaseCommand.RecordAct("review"));

        scenario.ThenRefused(Slots);
        Assert.Equal(
            "signing",
            (scenario with { Submission = null }).When(Log, new CaseCommand.FillSlot(Panel, Bo)).And
                .When(Ada, new CaseCommand.RecordAct("review")).And.State.Stage);
    }

    [Theory]
    [InlineData("signing", "brief", "signing", true)]
    [InlineData("brief/*", "brief", "signing", true)]
    [InlineData("brief/*", "long", "signing", false)]
    [InlineData("b*/s*", "brief", "signing", true)]
    [InlineData("brief/signing", null, "signing", false)]
    [InlineData("*", "brief", null, false)]
    public void A_pattern_names_stages(string pattern, string? procedure, string? stage, bool isNamed) =>
        Assert.Equal(isNamed, StagePattern.Parse(pattern).Matches(procedure, stage));
}
