using System.Text.RegularExpressions;
using Grid.Domain.Procedures;
using Grid.Domain.Rules.Decisions;
using Grid.Domain.Rules.Kinds;
using Grid.Replay.Report;
using Grid.Replay.Report.Figures;

namespace Grid.Replay.Tests.Report;

/// <summary>Two languages that say the same.</summary>
public sealed partial class ReportWordsTests
{
    [Fact]
    public void Every_text_has_both_languages_and_the_same_places_in_each() => Assert.All(ReportWords.Keys, key =>
    {
        var words = ReportWords.Of(key);
        Assert.False(string.IsNullOrWhiteSpace(words.Text), key);
        Assert.Matches(@"[\u4e00-\u9fff]|^90%$|^→", words.Chinese!);
        Assert.Equal(Places(words.Text), Places(words.Chinese!));
    });

    [Fact]
    public void Every_kind_of_rule_has_its_meaning_and_shows_what_the_pack_fills_in()
    {
        RuleKind[] kinds =
        [
            new RequiredSlot(new("lead")), new WhoMayAct([new("A")]) { Class = "judge" },
            new DifferentOfficers(new("A"), new("B")), new ActBeforeAct(new("A"), new("B")),
            new RankAbove(new("A"), new("B"), new("ranks", [["LOW"], ["HIGH"]])) { Fact = "rank" },
            new ActPresent(new("A")), new WithinTerm(new("A"), new("B"), TimeSpan.FromHours(36)),
            new SlotHolderTakesPart(new("lead")), new FactBeforeFact(new(false, "ended"), new(false, "due")),
            new ActInStage([new("trial", "filed")]), new SlotsOfStage([new("trial", "filed")]),
            new NeedsApproval([new("A")], [new("B")]), new Cites([new("A")], ["norm"]),
            new SeparateStages([[StagePattern.Parse("first")], [StagePattern.Parse("second")]]),
            new NotAgainAfter([new("A")]), new SeparateSlots([new("lead"), new("panel")]),
            new DecisionMade(new DecisionPattern.Sole([new("A")], new("lead"))), new AtLeastOfficers([new("A")], 2),
            new ActSays([new("A")]) { States = ["reasons"] }, new AtMost([new("A")], 2),
            new SeveralOfficers(2), new SupervisorIsAnother { NeedsSupervisor = true },
            new OfAnotherCase([new("A")], "case") { IsByOutsider = true },
            new Tally([new("A")], [new("B")]),
            new VerifiableSample([new("A")], [new("B")])
            {
                Commitment = "commitment", Seed = "seed", Listed = "listed", Drawn = "drawn",
            },
        ];

        Assert.Equal(
            typeof(RuleKind).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RuleKind))).ToHashSet(),
            kinds.Select(kind => kind.GetType()).ToHashSet());
        Assert.All(kinds, kind =>
        {
            var definition = RuleDefinition.Of(kind);
            Assert.NotEqual(ReportWords.Of("kind.other"), definition.Meaning);
            Assert.NotEmpty(definition.Parameters);
            Assert.DoesNotContain("{", definition.Meaning.Text, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Places(string words) =>
        Place().Matches(words).Select(found => found.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
