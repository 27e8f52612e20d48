using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;
using static Grid.Domain.Tests.Officers.OfficerScenario;

namespace Grid.Domain.Tests.Officers;

public sealed class NoteBurstTests
{
    internal static readonly RuleId Row = new("made.many-at-once");

    /// <summary>Three closings in a minute are looked at.</summary>
    internal static readonly RulePack Counting = Signing with
    {
        Supervision =
        [
            new SupervisionRow.Burst(new(Row, "very many at once", Statute, default), 3, TimeSpan.FromMinutes(1))
            {
                IsOfClosing = true,
                Of = [new(BearerKind.Slot, Panel.Value), new(BearerKind.Slot, Lead.Value)],
                Quiet = TimeSpan.FromHours(1),
                Clue = "bulk",
            },
        ],
    };

    internal static readonly CaseId Last = CaseId.Parse("c-3");

    private static readonly OfficerCommand.NoteBurst Note = Of(3, "2026-03-02T09:59:00Z", "2026-03-02T10:00:00Z");

    internal static readonly Dictionary<RuleId, OfficerScenario> Refusals = new()
    {
        [NoteBurstRules.ByTheGrid.Id] = Given(InOffice).Under(Counting).When(by: Sue, Note),
        [NoteBurstRules.IsOne.Id] = Given(InOffice).When(by: Log, Note),
    };

    [Fact]
    public void The_grid_notes_a_burst() => Given(InOffice).Under(Counting).When(by: Log, Note)
        .Then(new OfficerEvent.BurstNoted(Counting.Name, Note.Burst));

    [Fact]
    public void It_is_noted_of_one_whom_nobody_has_registered() => Given().Under(Counting).When(by: Log, Note)
        .Then(new OfficerEvent.BurstNoted(Counting.Name, Note.Burst));

    [Fact]
    public void Every_rule_of_the_deed_refuses()
    {
        foreach (var (rule, asked) in Refusals)
        {
            asked.ThenRefused(rule);
        }
    }

    [Fact]
    public void No_record_tells_of_a_burst() =>
        Given(InOffice).Under(Counting).WhenRecorded(Note).ThenRefused(NoteBurstRules.ByTheGrid.Id);

    [Theory]
    [InlineData(2, "2026-03-02T09:59:00Z", "2026-03-02T10:00:00Z")]
    [InlineData(3, "2026-03-02T09:59:00Z", "2026-03-02T10:00:01Z")]
    [InlineData(3, "2026-03-02T10:00:00Z", "2026-03-02T09:59:30Z")]
    [InlineData(3, "2026-03-02T09:59", "2026-03-02T10:00:00Z")]
    public void Fewer_or_slower_or_never_together_is_none(int count, string from, string until) =>
        Given(InOffice).Under(Counting).When(by: Log, Of(count, from, until)).ThenRefused(NoteBurstRules.IsOne.Id);

    [Theory]
    [InlineData("2026-03-02T09:59:00Z", "2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T09:58:30Z", "2026-03-02T09:59:10Z")]
    [InlineData("2026-03-02T10:59:59Z", "2026-03-02T11:00:10Z")]
    public void What_goes_on_or_was_counted_otherwise_is_the_same(string from, string until) =>
        Given(InOffice).Under(Counting).When(by: Log, Note).And.When(by: Log, Of(3, from, until)).ThenNothing();

    [Fact]
    public void After_a_quiet_while_it_is_another()
    {
        var next = Of(4, "2026-03-02T11:00:01Z", "2026-03-02T11:00:10Z");
        var noted = Given(InOffice).Under(Counting).When(by: Log, Note).And.When(by: Log, next).And;

        Assert.Equal([2, 3], noted.State.Bursts.Select(burst => burst.Sequence));
    }

    internal static OfficerCommand.NoteBurst Of(int count, string from, string until) =>
        new(Counting.Name, new(Row, Timestamp.Parse(from), Timestamp.Parse(until), count)
        {
            Cases = [CaseId.Parse("c-1"), CaseId.Parse("c-2"), Last],
            Last = Last,
            Entry = 2,
        });
}
