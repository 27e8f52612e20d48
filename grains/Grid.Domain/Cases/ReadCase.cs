namespace Grid.Domain.Cases;

public abstract partial record CaseCommand
{
    /// <summary>An officer asks to read a sealed case. That they did stands in the case for good.</summary>
    /// <param name="Purpose">What for.</param>
    [GenerateSerializer, Immutable, Alias("case.read-case.v1")]
    public sealed record ReadCase(PersonalText Purpose) : CaseCommand
    {
        public override string Deed => "case.read";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Purpose);
    }
}

public abstract partial record CaseEvent
{
    /// <summary>An officer to whom the sealed case is open has read it. It moves nothing.</summary>
    /// <param name="Officer">Who.</param>
    /// <param name="Purpose">What for.</param>
    [GenerateSerializer, Immutable, Alias("case.case-read.v1")]
    public sealed record CaseRead(OfficerId Officer, TextDigest Purpose) : CaseEvent;
}

public static class ReadCaseRules
{
    /// <summary>Who cannot be named reads nothing that is sealed.</summary>
    public static readonly Rule<CaseQuestion<CaseCommand.ReadCase>> ByAnOfficer = new(
        new("read.by-an-officer"),
        RuleConcern.Form,
        question => Verdict.When(question.IsRequest && question.Submission.By.Officer is not null),
        "an officer asks to read a case, and no system and no record does");

    /// <summary>A closed case is read as an open one is.</summary>
    public static readonly ImmutableArray<Rule<CaseQuestion<CaseCommand.ReadCase>>> All =
        [.. AskerRules<CaseCommand.ReadCase>.All, CaseRules<CaseCommand.ReadCase>.CaseIsKnown, ByAnOfficer];

    // To whom the case is not open, it is not there: then this is never asked of it.
    internal static Decision<CaseEvent> Decide(CaseDeed deed, CaseCommand.ReadCase read)
    {
        var reasons = deed.Judge(All, read);
        return !reasons.IsClear ? deed.Refuse(reasons)
            : !deed.State.IsSealed ? deed.AlreadySo()
            : new Decision<CaseEvent>.Accepted(
            [
                new CaseEvent.CaseRead(deed.Submission.By.Officer!.Value, read.Purpose.Digest),
            ]);
    }
}
