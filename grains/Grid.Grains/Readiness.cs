using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace Grid.Grains;

/// <summary>
/// Whether this silo can take another command and make it durable. Asking is cheap and never takes longer than a probe
/// may: a commit of the last seconds is proof enough, and only without one a write that changes nothing is tried.
/// </summary>
internal sealed class Readiness(
    ISiloStatusOracle silo, StoredLedger ledger, IHostApplicationLifetime host, TimeProvider clock)
{
    // Beyond this the queue is close to refusing; traffic is better sent elsewhere before it does.
    private const int QueueDepthMax = Appender.QueueCapacity * 3 / 4;

    // Whoever asks does so every few seconds, so that an idle store is written to a few times a minute at the most.
    private static readonly TimeSpan ProofAgeMax = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ProbeTimeMax = TimeSpan.FromSeconds(2);

    // What a silo records bears the time of its own clock, and what is due falls due by it.
    private static readonly TimeSpan ClocksApartMax = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task _probe = Task.CompletedTask;

    /// <summary>Whether it is ready, and why or why not.</summary>
    public async Task<(bool IsReady, string Reason)> Look(CancellationToken cancellation)
    {
        if (host.ApplicationStopping.IsCancellationRequested)
        {
            return (false, "the silo is stopping: it takes no more, and writes what it took");
        }

        if (silo.CurrentStatus != SiloStatus.Active)
        {
            return (false, $"the silo has not joined the grid: it is {silo.CurrentStatus}");
        }

        if (ledger.QueueDepth > QueueDepthMax)
        {
            return (false, $"{ledger.QueueDepth} appends wait to be written, which is close to the most that may");
        }

        if (await WhyNotDurable(cancellation) is { } problem)
        {
            return (false, $"nothing can be made durable: {problem}");
        }

        return await ClockProblem(cancellation) is { } apart
            ? (false, apart)
            : (true, $"the silo has joined the grid, {ledger.QueueDepth} appends wait, and the store takes writes");
    }

    private async Task<string?> WhyNotDurable(CancellationToken cancellation)
    {
        if (ledger.ProvenAt is { } provenAt && Stopwatch.GetElapsedTime(provenAt) < ProofAgeMax)
        {
            return null;
        }

        try
        {
            await Probe().WaitAsync(ProbeTimeMax, cancellation);
            return null;
        }
        catch (TimeoutException)
        {
            return $"the store has not answered for {ProbeTimeMax.TotalSeconds:0} s";
        }
        catch (LedgerFailure failure)
        {
            return failure.Message;
        }
    }

    private async Task<string?> ClockProblem(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (await ledger.Now(cancellation).WaitAsync(ProbeTimeMax, cancellation) is not { } there)
            {
                return null;
            }

            // The database looked at its clock at some moment between the question and the answer.
            var (taken, ahead) = (Stopwatch.GetElapsedTime(started), clock.GetUtcNow() - there);
            return ahead >= -ClocksApartMax && ahead - taken <= ClocksApartMax
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"the clock of this machine is {ahead.Duration().TotalSeconds:0.0} s "
                    + $"{(ahead > TimeSpan.Zero ? "ahead of" : "behind")} that of the database, so that what is "
                    + $"recorded would bear a wrong time; set both by the same time service");
        }
        catch (TimeoutException)
        {
            return $"the database has not said for {ProbeTimeMax.TotalSeconds:0} s what its clock says";
        }
        catch (LedgerFailure failure)
        {
            return $"the clock of the database cannot be read: {failure.Message}";
        }
    }

    // One probe at a time, however many ask: one that hangs must not be followed by more.
    private Task Probe()
    {
        lock (_gate)
        {
            return _probe = _probe.IsCompleted ? Task.Run(() => ledger.Probe(CancellationToken.None)) : _probe;
        }
    }
}
