namespace Grid.Ledger.Tests;

/// <summary>Marks, each in full and at its least.</summary>
internal static class MarkSamples
{
    private static readonly OfficerId Ada = new("officer:ada");
    private static readonly FactSet Facts = FactSet.Of([new("not-reported", "yes")]);
    private static readonly PersonalText Text = new("nobody else is concerned", "00112233445566778899aabbccddeeff");

    public static IEnumerable<object> Events() =>
    [
        new CaseEvent.CaseMarked("grave", Ada)
        {
            Row = new("S-1"),
            Facts = Facts,
            Grounds = Text.Digest,
            From = new("case:x"),
            Entry = 7,
            Of = [Ada],
        },
        new CaseEvent.CaseMarked("grave", null),
        new CaseEvent.MarkLifted("grave", Ada) { Row = new("S-1"), Grounds = Text.Digest, Entry = 7 },
        new CaseEvent.MarkLifted("grave", null),
        new CaseEvent.LeftUnmarked("grave", Ada) { Row = new("S-1"), Grounds = Text.Digest, Missing = ["parties"] },
        new CaseEvent.LeftUnmarked("grave", null),
    ];

    public static IEnumerable<object> Commands() =>
    [
        new CaseCommand.MarkCase("grave") { Facts = Facts, Grounds = Text },
        new CaseCommand.MarkCase("grave"),
        new CaseCommand.LiftMark("grave", Text),
        new CaseCommand.LiftMark("grave"),
        new CaseCommand.LeaveUnmarked("grave", Text),
        new CaseCommand.LeaveUnmarked("grave"),
    ];
}
