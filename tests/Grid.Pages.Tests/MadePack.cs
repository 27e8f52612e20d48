namespace Grid.Pages.Tests;

/// <summary>A pack in English that says what some of its words are called in Chinese.</summary>
internal static class MadePack
{
    public const string Name = "made-run";

    public const string RulingByLead = "made.ruling-by-lead";

    public const string Text = """
        pack: made-run
        title: cases that are run through the grid
        oversight: officer:authority
        classes: [clerk]
        kinds: [plain, hidden]
        powers: [decide]
        slots: [{ slot: lead, power: decide }]
        acts: [{ act: hearing, title: hearing held }, { act: ruling, title: ruling given }, { act: notice }]
        facts: [{ fact: wide-attention, title: many look at it }]
        supervision:
          - id: made.watched
            kind: tag
            title: cases that many look at
            tag: watched
            when: wide-attention
            source: { title: a made statute, article: Article 4 }
          - id: made.hidden
            kind: secrecy
            title: cases that are not there
            kinds: [hidden]
            source: { title: a made statute, article: Article 5 }
        rules:
          - id: made.lead-is-held
            kind: required-slot
            slot: lead
            otherwise: nobody leads the case
            source: { title: a made statute, article: Article 1 }
          - id: made.ruling-by-lead
            kind: who-may-act
            acts: [ruling]
            slot: lead
            otherwise: only who leads the case may rule
            source: { title: a made statute, article: Article 2 }
            ask: the desk of the made house
          - id: made.notice-within-a-day
            kind: within-term
            from: hearing
            to: notice
            hours: 24
            otherwise: the notice came more than a day after the hearing
            source: { title: a made statute, article: Article 3 }
        translations:
          zh:
            title: 经网格办理的示例案件
            acts: { hearing: 开庭, ruling: 裁决 }
            rules: { made.ruling-by-lead: 只有主办人方可裁决 }
            stages: { trial: 审理 }
            slots: { lead: 主办人 }
            units: { "unit:made/one": 一组 }

        """;
}
