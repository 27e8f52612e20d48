using Orleans.Concurrency;

namespace Grid.Grains;

/// <summary>Answers for the silo that it is asked on.</summary>
[StatelessWorker]
internal sealed class SiloGrain(Readiness readiness, LedgerAges ages) : Grain, ISiloGrain
{
    public async Task<SiloView> Look(CancellationToken cancellation)
    {
        var (isReady, reason) = await readiness.Look(cancellation);
        return new(GridVersion.Text, isReady, reason)
        {
            CheckpointAge = ages.Checkpoint(),
            VerificationAge = ages.Verification(),
        };
    }
}
