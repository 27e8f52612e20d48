namespace Grid.Grains;

/// <summary>Asks the officers themselves, never a view: a view lags, and a revoked mandate must not decide.</summary>
internal sealed class OfficerFactsSource(IGrainFactory grains) : ICaseFactsSource
{
    public Task<CaseFacts> Gather(
        CaseState state, Submission<CaseCommand> submission, RulePack pack, (Timestamp Now, CancellationToken Cancellation) when) =>
        Gather(facts => CaseNeeds.StillUnknown(state, submission, facts, pack), when);

    public Task<CaseFacts> GatherHolders(
        CaseState state, OfficerId? oversight, (Timestamp Now, CancellationToken Cancellation) when) =>
        Gather(facts => CaseNeeds.StillUnknown(state, facts, oversight), when);

    private async Task<CaseFacts> Gather(
        Func<CaseFacts, ImmutableArray<OfficerId>> stillUnknown, (Timestamp Now, CancellationToken Cancellation) when)
    {
        var facts = CaseFacts.At(when.Now);
        while (stillUnknown(facts) is { IsEmpty: false } unknown)
        {
            var states = await Task.WhenAll(
                unknown.Select(id => grains.GetGrain<IOfficerGrain>(id.Value).State(when.Cancellation)));
            for (var i = 0; i < unknown.Length; i++)
            {
                facts = facts.With(unknown[i], states[i]);
            }
        }

        return facts;
    }
}
