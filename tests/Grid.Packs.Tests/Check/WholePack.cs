using Grid.Packs.Check;

namespace Grid.Packs.Tests.Check;

/// <summary>A pack without a hole, for a test to tear one into it.</summary>
internal static class WholePack
{
    public const string Text = """
        pack: whole
        title: a whole pack
        oversight: officer:top/P-1
        powers: [Decide, Review]
        classes: [judge]
        kinds: [civil]
        organs: [{ organ: bench, title: a bench }, { organ: watch, title: a watch }]
        slots:
          - { slot: lead, power: Decide, supervised_by: reviewer }
          - { slot: panel, seats: 3, supervised_by: reviewer }
          - { slot: reviewer, power: Review, supervised_by: oversight }
        acts: [{ act: Filed }, { act: Noted }, { act: Heard }, { act: Voted }, { act: Judged }]
        procedures:
          - procedure: brief
            kinds: [civil]
            stages:
              - { stage: trial, holder: lead, slots: [reviewer] }
              - { stage: done, closing: true }
            transitions:
              - { from: trial, on: Judged, to: done }
        rules:
          - { id: stage.slots, kind: slots-of-stage, otherwise: nobody answers, source: { title: t, article: "1" } }
          - id: panel.decides
            kind: decision
            pattern: panel
            acts: [Judged]
            vote: Voted
            members: [{ slot: panel }]
            ask-without-majority: the president
            otherwise: the panel did not decide so
            source: { title: t, article: "2" }
        clocks:
          - id: T-1
            title: trial
            procedure: brief
            start: { event: Filed }
            length: { value: 30, unit: day }
            stop: { event: Judged }
            holder: lead
            on_breach: { consequence: a clue, clue: delay }
            source: { title: t, article: "3" }
        tracks: [discipline, court]
        states: [open, put-off, closed]
        ends: [closed]
        facts: [bad]
        faults:
          - id: F-1
            title: neglect
            fault: neglect
            of: [class:judge]
            test: bad
            tracks: [discipline]
            source: { title: t, article: "4" }
        accountability:
          - id: F-2
            title: looked into
            step: inquiry
            tracks: [discipline]
            from: [open]
            to: [closed]
            by: [reviewer]
            source: { title: t, article: "5" }

        """;

    /// <summary>The holes of a pack.</summary>
    public static ImmutableArray<PackHole> Holes(string text)
    {
        var read = PackContent.FromFiles(new Dictionary<string, string> { ["pack.yaml"] = text });
        return read.Content is { } content ? PackCheck.Run(content).Holes : PackCheck.HolesOf(read.Problems);
    }

    /// <summary>The whole pack with something put in the place of something that stands there once.</summary>
    public static string With(string old, string changed)
    {
        Assert.Equal(2, Text.Split(old).Length);
        return Text.Replace(old, changed);
    }

    /// <summary>The line, from 1, on which a text stands.</summary>
    public static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(
        letter => letter == '\n') + 1;
}
