namespace Grid.Packs.Tests;

/// <summary>A pack with clocks that is in order, for a test to put wrong in one place.</summary>
internal static class ClockText
{
    public const string InOrder = PackText.Head + """
        instruments:
          CivPL: { title: Civil Procedure Law, from: 2024-01-01 }
          ARL: { title: Review Law, from: 2024-01-01, until: 2030-12-31 }
        calendars:
          - calendar: work
            zone: Asia/Shanghai
            weekend: [saturday, sunday]
            years:
              - year: 2026
                published: 2025-11-04
                source: { title: a notice, article: "1" }
                off: [2026-10-01, 2026-10-02]
                work: [2026-10-10]
              - year: 2025
                published: unknown
                source: { title: a notice, article: "2" }
        counting:
          - { id: CAL-1, rule: start-not-counted, units: [day, month, hour],
              source: { instrument: CivPL, article: "85" } }
          - { id: CAL-2, rule: roll-over, to: next_workday, except: [custody], source: { title: t, article: "2" } }
          - { id: CAL-3, rule: exclude, events: [TravelTime], source: { title: t, article: "3" } }
          - { id: CAL-4, rule: month-end, ends: last_day, half_month: 15, source: { title: t, article: "4" } }
          - { id: CAL-5, rule: short-days-are-working-days, instruments: [ARL], values: [3, 5],
              source: { title: t, article: "5" } }
          - { id: CAL-8, rule: calendar, calendar: work, source: { title: t, article: "8" } }
          - { id: CAL-9, rule: term, for: [trial], start: CaseFiled, stop: Judged, source: { title: t, article: "9" } }
          - { id: CAL-10, rule: effects, for: [trial], extend: Extension, restart: [Remanded],
              source: { title: t, article: "10" } }
          - { id: CAL-12, rule: norm-version, procedure: at_act, liability: at_conduct_or_lighter_later,
              source: { title: t, article: "12" } }
        clocks:
          - id: T-M06
            title: first instance
            procedure: civil.ordinary
            tags: [trial]
            length: { value: 6, unit: month }
            exclude_on: [Announcement, { event: Appraisal, until: Appraised, needs_findings: true,
              source: { title: t, article: "6" } }]
            extend:
              - { event: Extension, add: { value: 6, unit: month }, approver: chief, times: 2, apply_before_days: 15 }
              - { event: Extension, add: { value: null, unit: month }, times: unbounded }
            convert: { event: Converted, from: civil.summary, keep_start: true }
            subtract_on: [EarlierCustody]
            holder: lead
            warn: [{ at_percent: 70, to: holder }, { before_days: 7, to: [holder, unit_head] }]
            on_breach: { consequence: discipline, clue: delay, severity: by_cause, release_custody: false }
            source: { instrument: CivPL, article: "152" }
            confidence: checked
          - id: T-P14.1
            title: custody
            tags: [custody]
            start: { event: Arrested, offset_days: 0, later_of: Identified }
            length: [{ value: 1, unit: month }, { value: 1, unit: half_month }]
            bound: minimum
            direction: before
            calendar: { travel_time: counted, month_end: same_day, use: work }
            stop: { event: Released }
            source: { title: a law, article: "91" }
            superseded_by: T-M06
          - { id: T-P07, title: summons, start: { event: Came, start_hour: counted }, length: { value: 12, unit: hour },
              source: { title: t, article: "7" } }
          - { id: T-R02, title: review, start: { event: Asked }, length: { value: 5, unit: day },
              source: { instrument: ARL, article: "30" } }
          - { id: T-P17, title: no limit, start: { event: Asked }, length: none, source: { title: t, article: "17" } }

        """;

    public static RulePack Pack { get; } = Compile();

    private static RulePack Compile()
    {
        var compiled = PackText.Compile(InOrder);
        Assert.Empty(compiled.Problems);
        return compiled.Pack!;
    }
}
