namespace Grid.Grains.Followers.Live;

/// <summary>Who answers in a seat of a holder under an oversight authority, and whether somebody supervises.</summary>
internal sealed record Coverage(OfficerId? Oversight, OfficerId? Answers, bool IsSupervised)
{
    public static Coverage Of(OfficerId holder, CaseFacts facts, OfficerId? oversight)
    {
        var answers = Accountability.AnswererOf(holder, facts, oversight);
        return new(
            oversight,
            answers,
            answers is { } officer && Accountability.SupervisorOf(officer, facts, oversight) is not null);
    }
}
