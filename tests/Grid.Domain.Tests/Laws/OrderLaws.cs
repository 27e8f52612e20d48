using CsCheck;
using Grid.Domain.Tests.Cases;

namespace Grid.Domain.Tests.Laws;

/// <summary>A log may be told in any order: rules over several acts go by the acts' places in it.</summary>
public sealed class OrderLaws
{
    private static readonly RankTable Ranks = new("ranks", [["low"], ["mid"], ["high"]]);

    private static readonly RulePack Pack = With(
        Rule("case.differ", new DifferentOfficers(Act("draft"), Act("approve"))),
        Rule("case.order", new ActBeforeAct(Act("draft"), Act("approve"))),
        Rule("case.rank", new RankAbove(Act("approve"), Act("draft"), Ranks) { Fact = "rank", NeedsRank = true }),
        Rule("case.term", new WithinTerm(Act("draft"), Act("approve"), TimeSpan.FromHours(5))),
        Rule("case.present", new ActPresent(Act("review"))),
        Rule("case.present-once", new ActPresent(Act("review")) { When = [Act("approve")], Breaches = [Act("draft")] }),
        Rule("case.part", new SlotHolderTakesPart(Lead)),
        Rule("case.part-once", new SlotHolderTakesPart(Lead) { When = [Act("approve")], Breaches = [Act("approve")] }));

    private static readonly Gen<(CaseCommand.RecordAct Act, Timestamp At)> Told = Gen.Select(
        Gen.OneOf("draft", "review", "approve", "note-1"),
        Gen.OneOf(Ada, Bo, Cy).Nullable(0.2),
        Gen.OneOf("low", "mid", "high", ""),
        Gen.Int[0, 10],
        (act, by, rank, hours) => (
            new CaseCommand.RecordAct(act) { Officer = by, Facts = FactSet.Of([new("rank", rank)]) },
            Start with { LocalTicks = Start.LocalTicks + (hours * TimeSpan.TicksPerHour) }));

    private static readonly Gen<(CaseCommand.RecordAct Act, Timestamp At)[]> Log = Told.Array[1, 8].Select(
        acts => acts.Select((told, i) => (told.Act with { Place = new($"{i + 1}") }, told.At)).ToArray());

    private static CaseState Record(IEnumerable<(CaseCommand.RecordAct Act, Timestamp At)> log) => log.Aggregate(
        CaseScenario.Given(CaseScenario.OnRecord with { Slots = [Seat(Lead, Ada)] }).Under(Pack),
        (scenario, told) => scenario.WhenRecorded(told.Act, told.At.ToString()).And).State;

    private static IEnumerable<(string Rule, VerdictKind Verdict)> Standing(CaseState state) =>
        state.Standing.Select(judgement => (judgement.Rule.Value, judgement.Verdict)).Order();

    [Fact]
    public void The_order_in_which_acts_are_told_changes_no_standing_verdict() =>
        Log.SelectMany(log => Gen.Shuffle(log).Select(shuffled => (log, shuffled))).Sample(of =>
        {
            var (inOrder, shuffled) = (Record(of.log), Record(of.shuffled));

            Assert.Equal(inOrder.Acts.Select(act => act.Place), shuffled.Acts.Select(act => act.Place));
            Assert.Equal(Standing(inOrder), Standing(shuffled));
        });

    [Fact]
    public void Every_standing_verdict_is_what_its_rule_says_of_the_case_as_it_is() =>
        Log.Sample(log =>
        {
            var state = Record(log);
            var subject = new RuleSubject(state, state.Acts.MaxBy(act => act.Sequence), CaseFacts.At(Now));

            var judged = Pack.Rules.Select(rule => (rule.Id.Value, rule.Kind.Judge(subject).Kind))
                .Where(verdict => verdict.Kind is VerdictKind.Broken or VerdictKind.Undecidable);

            Assert.Equal(judged.Order(), Standing(state));
        });

    [Fact]
    public void Breaches_are_never_taken_back() =>
        Log.Sample(log =>
        {
            var before = Record(log[..^1]);

            Assert.Equal(before.Breaches, Record(log).Breaches.Take(before.Breaches.Length));
        });
}
