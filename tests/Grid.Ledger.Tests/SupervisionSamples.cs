using Grid.Domain.Rules;

namespace Grid.Ledger.Tests;

/// <summary>The deeds of supervisors, and what is said to a case from outside: each in full and at its least.</summary>
internal static class SupervisionSamples
{
    private static readonly OfficerId Ada = new("officer:ada");
    private static readonly OfficerId Bo = new("officer:bo");
    private static readonly UnitId Unit = new("unit:north");
    private static readonly FactSet Facts = FactSet.Of([new("draft", "second")]);
    private static readonly PersonalText Text = new("it was said in the corridor", "00112233445566778899aabbccddeeff");
    private static readonly ImmutableArray<NamedText> Fields = [new("content", Text), new("place", Text)];

    private static readonly ImmutableArray<NamedDigest> Digests =
        [new("content", Text.Digest), new("place", Text.Digest)];

    private static readonly ImmutableArray<Judgement> Verdicts =
        [new(new("made.broken"), VerdictKind.Broken, Ada, null)];

    public static IEnumerable<object> Events() =>
    [
        new CaseEvent.Supervised("ask-to-reconsider", Ada) { Facts = Facts, Fields = Digests, Verdicts = Verdicts },
        new CaseEvent.Supervised("ask-to-reconsider", null),
        new CaseEvent.InterferenceRecorded("demand-result", Ada)
        {
            Row = new("S-8"),
            Tried = "JudgmentSigned",
            Facts = Facts,
            Fields = Digests,
            ReportedTo = ["inspection"],
        },
        new CaseEvent.InterferenceRecorded("demand-result", null),
        new CaseEvent.ApproachRecorded("asking", Ada)
        {
            Row = new("S-20"),
            Recorder = Bo,
            IsLawful = true,
            ReportedTo = ["inspection"],
            Facts = Facts,
            Fields = Digests,
            Verdicts = Verdicts,
        },
        new CaseEvent.ApproachRecorded("asking", null),
        new CaseEvent.ActQuarantined("hearing", AskerId.Parse("system:log"), 41)
        {
            Officer = Ada,
            Facts = Facts,
            Note = Text.Digest,
            Late = new(Bo, Text.Digest),
        },
        new CaseEvent.ActQuarantined("hearing", AskerId.Parse("system:log"), 41),
        new CaseEvent.HandoverLost(Unit, Unit, new("T-1")),
        new CaseEvent.HandoverLost(null, Unit, new("T-1")),
    ];

    public static IEnumerable<object> Commands() =>
    [
        new CaseCommand.SuperviseCase("ask-to-reconsider") { Officer = Ada, Facts = Facts, Fields = Fields },
        new CaseCommand.SuperviseCase("ask-to-reconsider"),
        new CaseCommand.RecordApproach("asking") { Approaching = Ada, Officer = Bo, Facts = Facts, Fields = Fields },
        new CaseCommand.RecordApproach("asking"),
    ];
}
