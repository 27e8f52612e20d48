using System.Globalization;
using System.Text.RegularExpressions;
using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Rules;
using Grid.Domain.Rules.Kinds;
using Grid.Replay.Findings;
using Grid.Replay.Report;
using Grid.Replay.Report.Figures;
using Grid.Replay.Running;

namespace Grid.Replay.Tests.Report;

/// <summary>A replay that is over, made up: cases with acts, and what the grid is said to have judged.</summary>
internal static partial class MadeReplay
{
    public static readonly RuleId Different = new("made.different");

    public static readonly RuleId MayAct = new("made.may-act");

    public static readonly RuleId Held = new("made.held");

    public static readonly RulePack Pack = new()
    {
        Name = new("made"),
        Version = new(new string('a', 64)),
        Title = "A made pack",
        Rules =
        [
            Rule(Different, new DifferentOfficers(new("FIRST"), new("SECOND"))),
            Rule(MayAct, new WhoMayAct([new("SECOND")]) { Power = new("Decide") }),
            Rule(Held, new RequiredSlot(new("lead"))),
        ],
    };

    public static LogAct Act(string act, string? officer, string at, int line = 2) =>
        new(new(line.ToString(CultureInfo.InvariantCulture)), act, Timestamp.Parse(at))
        {
            Officer = officer,
            File = "/somewhere/private/log.csv",
            Line = line,
        };

    public static LogCase Case(string name, params ReadOnlySpan<LogAct> acts) =>
        new(CaseId.FromSource(null, name), name, FactSet.None, [], [.. acts]);

    /// <summary>A case as the grid is said to know it after the replay.</summary>
    public static CaseOutcome Known(LogCase logCase, params ReadOnlySpan<Judgement> judgements)
    {
        ImmutableArray<Judgement> said = [.. judgements];
        return new(logCase, new(logCase.Id, CaseStatus.Open)
        {
            Judgements =
            [
                .. said.Select(judgement => new JudgementOnRecord(judgement, 3, logCase.Acts[^1].At)
                {
                    IsAtAct = judgement.Rule != Held,
                }),
            ],
            Standing = [.. said.Where(judgement => judgement.Rule == Different || judgement.Rule == Held)],
            Unheld = said.Any(judgement => judgement.Rule == Held) ? [new("lead")] : [],
        });
    }

    public static Judgement Broken(RuleId rule, string? officer = null) =>
        new(rule, VerdictKind.Broken, Id(officer), null);

    public static Judgement Undecidable(RuleId rule, string missing) =>
        new(rule, VerdictKind.Undecidable, null, missing);

    public static ReportSubject Subject(IEnumerable<CaseOutcome> cases, params ReadOnlySpan<BadRow> bad)
    {
        ImmutableArray<CaseOutcome> all = [.. cases];
        var acts = all.SelectMany(outcome => outcome.Case.Acts).ToArray();
        var totals = new LogTotals(
            all.Length, acts.Length, acts.Select(act => act.Officer).OfType<string>().Distinct().Count())
        {
            ActsWithoutOfficer = acts.Count(act => act.Officer is null),
            Quarantined = bad.Length,
            First = acts.FirstOrDefault()?.At.ToString(),
            Last = acts.LastOrDefault()?.At.ToString(),
        };
        var result = new ReplayResult(totals, all, [.. bad], new LedgerView(acts.Length + 9, 7, new string('b', 64)));
        return new(result, new ReplayFindings(result, Pack), Pack, Mapping)
        {
            Logs = ["/somewhere/private/log.csv"],
            MadeAt = new DateTimeOffset(2031, 3, 4, 5, 6, 7, TimeSpan.Zero),
            Version = "1.2.3",
            Taken = TimeSpan.FromSeconds(4),
        };
    }

    public static async Task<string> Html(ReportSubject subject)
    {
        await using var text = new StringWriter();
        await HtmlReport.WriteTo(text, ReportFigures.Of(subject));
        return text.ToString();
    }

    /// <summary>The page without what is the report's own: scripts, style, and the licences it quotes.</summary>
    public static string Markup(string html) => Own().Replace(html, "");

    private static LogMapping Mapping =>
        new("made-source", new ActFields("case", "act", new TimeField("at", null)), null, [], null);

    private static PackRule Rule(RuleId id, RuleKind kind) => new(id, kind)
    {
        Otherwise = $"the sentence of {id}",
        Source = new("A made law", "clause of " + id),
        Ask = $"whoever knows {id}",
    };

    private static OfficerId? Id(string? officer) => officer is null ? null : OfficerId.FromSource(null, officer);

    [GeneratedRegex("<script>.*?</script>|<style>.*?</style>|<pre.*?</pre>", RegexOptions.Singleline)]
    private static partial Regex Own();
}
