namespace Grid.Cli.Tests;

/// <summary>A made pack of a few clocks, so that the tests stand or fall by themselves.</summary>
internal static class DuePack
{
    private const string Text = """
        pack: made-terms
        title: terms that were made up
        slots: [{ slot: lead }]
        acts: [{ act: filed, title: case filed }]
        instruments: { Code: { title: a made code } }
        calendars:
          - calendar: work
            zone: Europe/Paris
            weekend: [saturday, sunday]
            years:
              - year: 2026
                published: 2025-11-04
                source: { title: a notice, article: "1" }
                off: [2026-10-01, 2026-10-02]
                work: [2026-10-10]
        counting:
          - { id: CAL-1, rule: start-not-counted, source: { instrument: Code, article: "85" } }
          - { id: CAL-2, rule: roll-over, to: next_workday, source: { instrument: Code, article: "86" } }
          - { id: CAL-8, rule: calendar, calendar: work, source: { instrument: Code, article: "87" } }
        clocks:
          - id: T-M06
            title: first instance
            start: { event: CaseFiled }
            length: { value: 6, unit: month }
            exclude_on: [Appraisal]
            extend: [{ event: Extension, add: { value: 1, unit: month } }]
            stop: { event: Judged }
            source: { instrument: Code, article: "152" }
          - { id: T-P12.1, title: asked, start: { event: Told }, length: { value: 5, unit: day },
              source: { instrument: Code, article: "12" } }
          - { id: T-P12.2, title: answered, start: { event: Asked }, length: { value: 7, unit: day },
              source: { instrument: Code, article: "13" } }
          - { id: T-P07, title: held, start: { event: Came }, length: { value: 12, unit: hour },
              source: { instrument: Code, article: "7" } }
          - { id: T-M99, title: old, start: { event: CaseFiled }, length: { value: 3, unit: month },
              source: { instrument: Code, article: "1" }, superseded_by: T-M06 }

        """;

    /// <summary>The folder of the pack.</summary>
    public static string In(TestFolder folder)
    {
        folder.Write("pack/pack.yaml", Text);
        return folder["pack"];
    }
}
