using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Domain.Rules.Kinds;
using Grid.Domain.Vocabulary;
using Grid.Silo.Demo;

namespace Grid.Cli.Tests;

/// <summary>What a demo says is worth a look.</summary>
public sealed class DemoWatchTests
{
    private static readonly AskerId By = AskerId.Parse("system:anybody");

    private static readonly RulePack Pack = new()
    {
        Name = new("county"),
        Version = new(""),
        Title = "",
        Rules = [Rule("at.once", new ActBeforeAct(new("A"), new("B"))), Rule("at.end", new ActPresent(new("A")))],
    };

    private readonly DemoGuide _guide = new();
    private readonly DemoWatch _watch;

    public DemoWatchTests() => _watch = new(Pack, _guide.Show, _guide.Hide);

    [Theory]
    [InlineData("CaseWithBreach", "case:county-court/C-000001", "/cases/county-court/C-000001")]
    [InlineData("CaseThatChangedHands", "case:a/b%20c", "/cases/a/b%2520c")]
    [InlineData("SuspendedOfficer", "officer:county-court/P-0042", "/officers/county-court/P-0042")]
    [InlineData("BrokenRule", "county/trial.is-heard", "/rules/county/trial.is-heard")]
    public void A_sight_has_a_page(string kind, string id, string path) =>
        Assert.Equal(path, new DemoSight(Enum.Parse<DemoSightKind>(kind), id).Path);

    [Fact]
    public void The_first_of_each_kind_is_shown()
    {
        foreach (var id in (string[])["case:1", "case:2"])
        {
            See(id, new CaseCommand.TransferResponsibility(new("lead"), new("officer:b")), Done());
            See(id, new CaseCommand.RecordAct("A"), Done(("at.once", VerdictKind.Broken)));
            See(id, new CaseCommand.RecordAct("A"), Done(("at.once", VerdictKind.Undecidable)));
            See(id, new CaseCommand.CloseCase(), new Reply.Refused([]));
        }

        Assert.Equal(
            [
                new(DemoSightKind.CaseThatChangedHands, "case:1"), new(DemoSightKind.CaseWithBreach, "case:1"),
                new(DemoSightKind.BrokenRule, "county/at.once"), new(DemoSightKind.CaseWithBlindSpot, "case:1"),
                new(DemoSightKind.CaseWithRefusal, "case:1"),
            ],
            _guide.Sights.AsEnumerable());
    }

    [Fact]
    public void What_may_still_come_is_no_breach()
    {
        See("case:1", new CaseCommand.RecordAct("B"), Done(("at.end", VerdictKind.Broken)));

        Assert.Empty(_guide.Sights);
    }

    [Fact]
    public void An_officer_is_shown_for_as_long_as_they_are_suspended()
    {
        See("officer:1", new OfficerCommand.SuspendOfficer());
        See("officer:2", new OfficerCommand.SuspendOfficer());
        Assert.Equal("officer:1", Suspended());

        See("officer:1", new OfficerCommand.ReinstateOfficer());
        Assert.Equal("officer:2", Suspended());

        See("officer:2", new OfficerCommand.ReinstateOfficer());
        Assert.Empty(_guide.Sights);

        See("officer:3", new OfficerCommand.SuspendOfficer());
        Assert.Equal("officer:3", Suspended());
    }

    private string Suspended() => Assert.Single(_guide.Sights).Id;

    private void See(string id, CaseCommand command, Reply reply) =>
        _watch.See(new(new ManySubmission.ToCase(new(id), new(new("any"), By, command)), reply));

    private void See(string id, OfficerCommand command) =>
        _watch.See(new(new ManySubmission.ToOfficer(new(id), new(new("any"), By, command)), Done()));

    private static Reply.Done Done(params (string Rule, VerdictKind Verdict)[] judged) =>
        new(new Receipt("any", 1, 0, 0, ""))
        {
            Judged = [.. judged.Select(said => new Judgement(new(said.Rule), said.Verdict, null, null))],
        };

    private static PackRule Rule(string id, RuleKind kind) =>
        new(new(id), kind) { Otherwise = "it is broken", Source = new("a title", "an article") };
}
