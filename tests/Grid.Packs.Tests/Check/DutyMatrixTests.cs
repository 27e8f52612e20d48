using Grid.Packs.Check;
using Grid.Packs.Check.Matrix;

namespace Grid.Packs.Tests.Check;

/// <summary>The matrix stage, slot, duty, supervision channel, and the cells of it that are empty.</summary>
public sealed class DutyMatrixTests
{
    [Fact]
    public void A_whole_pack_has_a_line_for_each_slot_of_each_stage_and_for_those_of_none()
    {
        var rows = Rows(WholePack.Text);

        Assert.Equal(
            [
                ("brief", "trial", "lead", true, "T-1", "reviewer oversight"),
                ("brief", "trial", "reviewer", false, "F-2 supervision", "oversight"),
                (null, null, "panel", false, "panel.decides", "reviewer oversight"),
            ],
            rows.Select(row => (
                row.Procedure, row.Stage, row.Slot?.Value, row.IsHolder,
                string.Join(' ', row.Duties.Select(duty => duty.Id)), string.Join(' ', row.Channel))));
        Assert.Equal(0, rows.Sum(row => row.Holes));
    }

    [Fact]
    public void Every_limit_that_somebody_of_the_shipped_pack_must_keep_stands_in_a_stage_of_its_procedure()
    {
        var rows = DutyMatrix.Of(CnPack.Pack).Where(row => row.Stage is not null).ToArray();
        var limits = CnPack.Pack.Clocks.Where(clock =>
            clock is { Holder: not null, SupersededBy: null, Procedure: not null });
        Assert.Empty(limits.Where(clock => !rows.Any(row => row.Slot == clock.Holder
            && (row.Procedure == clock.Procedure
                || row.Procedure!.StartsWith(clock.Procedure + ".", StringComparison.Ordinal))
            && row.Duties.Any(duty => duty.Clock == clock))).Select(clock => clock.Id.Value));
    }

    [Fact]
    public void A_stage_without_a_slot_is_empty_from_there_on() => Assert.Equal(
        3,
        Assert.Single(
            Rows(WholePack.With("{ stage: trial, holder: lead, slots: [reviewer] }", "{ stage: trial }")),
            row => row.Stage == "trial").Holes);

    [Fact]
    public void A_slot_that_every_case_requires_stands_in_every_stage() => Assert.Equal(
        ["lead", "reviewer", "panel"],
        Rows(WholePack.With(
                "kind: slots-of-stage, otherwise: nobody answers",
                "kind: required-slot, slot: panel, otherwise: nobody answers"))
            .Where(row => row.Stage == "trial").Select(row => row.Slot?.Value));

    [Fact]
    public void A_slot_with_nothing_to_do_and_nobody_above_is_empty_twice()
    {
        // Where slots say who is above, a pack without an oversight authority is refused.
        var rows = Rows(WholePack.With("    holder: lead\n", "").Replace("oversight: officer:top/P-1\n", "")
            .Replace(", supervised_by: reviewer", "").Replace(", supervised_by: oversight", ""));

        Assert.Equal(2, rows.First(row => row.Slot == new Slot("lead")).Holes);
    }

    [Fact]
    public void Who_stands_in_does_what_others_had_to_and_who_assists_steps_out_where_the_law_says_so()
    {
        var rows = Rows(WholePack.With("classes: [judge]", "classes: [judge, outsider]").Replace(
            "slots:\n",
            "recusal:\n  grounds: [{ ground: kin, source: { title: t, article: \"1\" } }]\n"
            + "  deciders: [{ of: { class: outsider }, by: { slot: lead }, source: { title: t, article: \"1\" } }]\n"
            + "slots:\n  - { slot: stand-in, part: stands-in, supervised_by: oversight }\n"
            + "  - { slot: expert, part: assists, classes: [outsider], supervised_by: oversight }\n"
            + "  - { slot: guest, part: assists, supervised_by: oversight }\n",
            StringComparison.Ordinal));

        Assert.Equal(
            ["stand-in StandIn", "expert Recusal", "guest "],
            rows.Where(row => row.Slot?.Value is "stand-in" or "expert" or "guest")
                .Select(row => $"{row.Slot} {string.Join(' ', row.Duties.Select(duty => duty.Kind))}"));
    }

    [Fact]
    public void Where_no_procedure_is_declared_clocks_say_which_there_are()
    {
        var text = WholePack.Text;
        var from = text.IndexOf("procedures:", StringComparison.Ordinal);
        var rows = Rows(text.Remove(from, text.IndexOf("rules:", StringComparison.Ordinal) - from));

        Assert.Equal(("brief", null, "lead"), (rows[0].Procedure, rows[0].Stage, rows[0].Slot?.Value));
    }

    private static ImmutableArray<MatrixRow> Rows(string text)
    {
        var read = PackContent.FromFiles(new Dictionary<string, string> { ["pack.yaml"] = text });
        return DutyMatrix.Of(PackCheck.Run(read.Content!).Pack!);
    }
}
