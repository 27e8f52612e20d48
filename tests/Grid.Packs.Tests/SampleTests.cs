using System.Globalization;
using System.Text.RegularExpressions;

namespace Grid.Packs.Tests;

public sealed partial class SampleTests
{
    [Fact]
    public void Sign_off_has_its_rules() =>
        Assert.Equal(
            [
                "sign-off.approver-is-not-submitter",
                "sign-off.reviewer-is-not-submitter",
                "sign-off.approver-is-not-reviewer",
                "sign-off.approver-outranks-submitter",
                "sign-off.within-48-hours",
                "sign-off.submitted",
                "sign-off.reviewed-after-submitted",
                "sign-off.approved-after-reviewed",
            ],
            MadeLog.Pack("sign-off").Rules.Select(rule => rule.Id.Value));

    [Fact]
    public void Permit_receipt_has_its_rules() =>
        Assert.Equal(
            [
                "permit.check-and-decision-by-different-officers",
                "permit.drafter-is-not-checker",
                "permit.checker-is-not-decider",
                "permit.decided-before-sent",
                "permit.ended-by-deadline",
                "permit.responsible-takes-part",
            ],
            MadeLog.Pack("permit-receipt").Rules.Select(rule => rule.Id.Value));

    [Fact]
    public void Municipal_permits_has_its_rules_and_its_terms()
    {
        var pack = MadeLog.Pack("municipal-permits");

        Assert.Equal(
            [
                "municipal.supervisor-is-someone-else",
                "municipal.act-by-due-date",
                "municipal.responsible-takes-part",
                "municipal.more-than-one-officer",
                "municipal.somebody-is-responsible",
            ],
            pack.Rules.Select(rule => rule.Id.Value));
        Assert.Equal(
            [("TERM-1", "README term 1"), ("TERM-2", "README term 2")],
            pack.Clocks.Select(clock => (clock.Id.Value, clock.Source.Article)));
    }

    [Fact]
    public void The_made_log_of_sign_off_breaks_what_its_readme_says() =>
        Assert.Equal(ReadmeOf("sign-off"), Counted(MadeLog.SignOff(), MadeLog.Pack("sign-off")));

    [Fact]
    public void The_made_log_of_permit_receipt_breaks_what_its_readme_says() =>
        Assert.Equal(ReadmeOf("permit-receipt"), Counted(MadeLog.PermitReceipt(), MadeLog.Pack("permit-receipt")));

    [Fact]
    public void The_made_logs_of_municipal_permits_break_what_its_readme_says() => Assert.Equal(
        ReadmeOf("municipal-permits"), Counted(MadeLog.MunicipalPermits(), MadeLog.Pack("municipal-permits")));

    [Fact]
    public void One_request_of_the_made_logs_of_municipal_permits_is_decided_late()
    {
        var pack = MadeLog.Pack("municipal-permits");
        var breaches = MadeLog.MunicipalPermits()
            .Select((told, at) => (At: at, Breaches: MadeLog.Record(told, pack).Breaches))
            .Where(record => record.Breaches.Any(breach => breach.Rule == new RuleId("TERM-1")));

        // The last of the first town; the first one's term was suspended.
        Assert.Equal(7, Assert.Single(breaches).At);
    }

    [Fact]
    public void Every_case_of_the_made_log_of_sign_off_has_a_row_in_its_cases_file() =>
        Assert.Equal(
            CasesIn("made-acts.csv").Distinct(), CasesIn("made-cases.csv"));

    [Theory]
    [InlineData("sign-off")]
    // Each of the two stands for several acts, told apart by what the log writes behind.
    [InlineData("permit-receipt", "T07*", "T09*")]
    // Parts of the procedure that its log does not explain.
    [InlineData(
        "municipal-permits", "01_OLO*", "02_DRZ*", "02_OLO*", "03_GBH*", "04_BPT*", "05_EIND*", "06_OLO*", "07_OPS*",
        "08_OLO*", "09_AH*", "10_OLO*", "10_UOV*", "11_AH*", "12_AP*", "13_CRD*", "14_VRIJ*", "15_NGV*", "16_LGSD*",
        "16_LGSV*")]
    public void A_sample_can_be_shown_in_chinese(string sample, params string[] asWritten)
    {
        var pack = MadeLog.Pack(sample);
        (TextGroup Group, IEnumerable<string> Keys)[] words =
        [
            (TextGroup.Title, [sample]),
            (TextGroup.Act, pack.Acts.Select(entry => entry.Act.Text).Except(asWritten)),
            (TextGroup.Rule, pack.Rules.Select(rule => rule.Id.Value)),
            (TextGroup.Slot, pack.Slots.Select(entry => entry.Slot.Value)),
            (TextGroup.Source, pack.Rules.SelectMany(rule => (string[])[rule.Source.Title, rule.Source.Article])),
        ];

        Assert.Empty(
            from word in words
            from key in word.Keys
            where pack.Texts.Find("zh", word.Group, key) is null
            select $"{word.Group} {key}");
    }

    [Fact]
    public void A_source_in_a_sample_says_that_it_is_no_law_and_where_to_look()
    {
        foreach (var sample in (string[])["sign-off", "permit-receipt", "municipal-permits"])
        {
            Assert.Equal(
                MadeLog.Pack(sample).Rules.Select((_, i) =>
                    new LegalSource("a convention of this sample, not law", $"README rule {i + 1}")),
                MadeLog.Pack(sample).Rules.Select(rule => rule.Source));
        }
    }

    [Fact]
    public void The_order_of_included_files_does_not_matter_to_the_verdicts()
    {
        var text = File.ReadAllText(MadeLog.PathOf("sign-off", "pack.yaml"));
        var rules = text.IndexOf("rules:", StringComparison.Ordinal);
        var ranks = text.IndexOf("ranks:", StringComparison.Ordinal);
        (string, string)[] files = [("rules.yaml", text[rules..]), ("ranks.yaml", text[ranks..rules])];
        var packs = from order in (string[])["rules.yaml, ranks.yaml", "ranks.yaml, rules.yaml"]
                    select PackText.Compile($"include: [{order}]\n{text[..ranks]}", files).Pack!;
        var whole = Counted(MadeLog.SignOff(), MadeLog.Pack("sign-off"));
        Assert.All(packs, pack => Assert.Equal(whole, Counted(MadeLog.SignOff(), pack)));
    }

    private static IEnumerable<string> CasesIn(string file) =>
        File.ReadLines(MadeLog.PathOf("sign-off", file)).Skip(1).Select(line => line.Split(',')[0]);

    private static SortedDictionary<string, (int Broken, int Undecidable)> Counted(
        ImmutableArray<MadeLog.Told> log, RulePack pack)
    {
        var standing = log
            .SelectMany(told => MadeLog.Record(told, pack).Standing)
            .ToLookup(judgement => judgement.Rule);
        return new(pack.Rules.ToDictionary(
            rule => rule.Id.Value,
            rule => (
                standing[rule.Id].Count(judgement => judgement.Verdict == VerdictKind.Broken),
                standing[rule.Id].Count(judgement => judgement.Verdict == VerdictKind.Undecidable))));
    }

    private static SortedDictionary<string, (int Broken, int Undecidable)> ReadmeOf(string sample) =>
        new(RuleRow().Matches(File.ReadAllText(MadeLog.PathOf(sample, "README.md"))).ToDictionary(
            row => row.Groups[1].Value,
            row => (Number(row.Groups[2]), Number(row.Groups[3]))));

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| \d+ \| `([^`]+)` \|[^|]+\| (\d+) \| (\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
