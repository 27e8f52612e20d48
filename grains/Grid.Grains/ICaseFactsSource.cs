namespace Grid.Grains;

/// <summary>Looks up what a decision on a case needs to know of others.</summary>
internal interface ICaseFactsSource
{
    /// <summary>The clock, and every officer and other case that the submission makes the decision look at.</summary>
    ValueTask<CaseFacts> Gather(
        CaseId subject,
        CaseState state,
        Submission<CaseCommand> submission,
        RulePack pack,
        (Timestamp Now, CancellationToken Cancellation) when);

    /// <summary>Whether everybody is still as the facts have it. Asks the officers themselves.</summary>
    Task<bool> AreStillSo(CaseFacts facts, CancellationToken cancellation);

    /// <summary>What is remembered of the officer is out of date.</summary>
    void Forget(string stream);

    /// <summary>The clock, and every officer that coverage of the case speaks of.</summary>
    ValueTask<CaseFacts> GatherHolders(
        CaseState state, OfficerId? oversight, (Timestamp Now, CancellationToken Cancellation) when);
}
