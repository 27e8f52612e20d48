namespace Grid.Domain.Officers;

public abstract partial record OfficerCommand
{
    /// <summary>Asks that an officer act no more for now. It never waits for a successor: who answers next is derived.</summary>
    [GenerateSerializer, Immutable, Alias("officer.suspend-officer.v1")]
    public sealed record SuspendOfficer(PersonalText? Grounds = null) : OfficerCommand
    {
        public override string Deed => "officer.suspend";

        public override ImmutableArray<PersonalText> Texts => TextsOf(Grounds);
    }
}

public abstract partial record OfficerEvent
{
    /// <summary>From here on no request of the officer is accepted.</summary>
    [GenerateSerializer, Immutable, Alias("officer.suspended.v1")]
    public sealed record Suspended(TextDigest? Grounds) : OfficerEvent;
}
