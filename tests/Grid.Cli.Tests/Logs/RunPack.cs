namespace Grid.Cli.Tests.Logs;

/// <summary>A pack for cases that are run through the grid: who leads a case must have the power to decide.</summary>
internal static class RunPack
{
    public const string Name = "made-run";

    public const string Text = """
        pack: made-run
        title: cases that are run through the grid
        oversight: officer:authority
        powers: [decide]
        slots: [{ slot: lead, power: decide }]
        acts: [{ act: hearing }, { act: ruling }]
        sources:
          transfer.receiver-may-hold: { title: a made statute, article: Article 7 }
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

        """;
}
