using Grid.Contracts;
using Grid.Grains;
using Grid.Ledger;
using Grid.Ledger.Checkpoints;

namespace Grid.Silo;

/// <summary>
/// Signs for the ledger while the silo runs, and verifies it again and again beside its work. Neither ever stands in
/// the way of an append: what fails is logged, tried again, and shows in the ages that are measured.
/// </summary>
internal sealed partial class CheckpointLoop : IDisposable
{
    // So often it is looked whether enough was written to sign before the interval is over.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly StoredLedger _ledger;
    private readonly CheckpointSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ILogger<CheckpointLoop> _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly CheckpointMetrics _metrics;
    private Checkpointer? _checkpointer;
    private long? _verifiedAt;
    private DateTimeOffset? _verifiedBefore;
    private Task _loops = Task.CompletedTask;

    public CheckpointLoop(
        StoredLedger ledger, SiloSettings settings, LedgerAges ages, TimeProvider clock, ILogger<CheckpointLoop> log)
    {
        (_ledger, _settings, _clock, _log) = (ledger, settings.Checkpoints, clock, log);
        ages.Checkpoint = () => _checkpointer?.Age;
        ages.Verification = VerificationAge;
        _metrics = new(ages.Checkpoint, ages.Verification);
    }

    /// <summary>
    /// Holds the ledger against what was signed outside. Told here, before the silo is started, it is one sentence.
    /// </summary>
    /// <exception cref="CheckpointRefusedException">The ledger does not hold what was signed.</exception>
    /// <exception cref="NoteException">Keys or checkpoints cannot be used.</exception>
    /// <exception cref="UnknownKeyException">The file outside is signed by other keys.</exception>
    public async Task Prepare(CancellationToken cancellation)
    {
        if (_checkpointer is null && _ledger.Checkpoints is { } store)
        {
            var file = _settings.FileOf(await store.Grid(cancellation));
            var checkpointer = new Checkpointer(
                store, () => KeyFolder.Open(_settings.Keys), file is null ? null : new(file), _clock);
            await checkpointer.HoldAgainstOutside(cancellation);
            _verifiedBefore = (await store.LastVerified(cancellation))?.At;
            _checkpointer = checkpointer;
        }
    }

    /// <summary>Begins.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        await Prepare(cancellation);
        if (_checkpointer is { } checkpointer)
        {
            _loops = Task.WhenAll(
                Task.Run(() => Sign(checkpointer), CancellationToken.None),
                Task.Run(() => Verify(checkpointer), CancellationToken.None));
        }
    }

    /// <summary>Ends both, and signs for what was written last.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _loops;
        if (_checkpointer is { } checkpointer)
        {
            await TrySign(checkpointer, CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _stop.Dispose();
    }

    private async Task Sign(Checkpointer checkpointer)
    {
        var (signedAt, signed) = (_clock.GetTimestamp(), -1L);
        using var timer = new PeriodicTimer(Look, _clock);
        while (await Tick(timer))
        {
            if (_clock.GetElapsedTime(signedAt) >= _settings.Interval
                || _ledger.Written - signed >= _settings.Entries)
            {
                (signedAt, signed) = (_clock.GetTimestamp(), _ledger.Written);
                await TrySign(checkpointer, _stop.Token);
            }
        }
    }

    private async Task TrySign(Checkpointer checkpointer, CancellationToken cancellation)
    {
        try
        {
            await checkpointer.Make(cancellation);
        }
        catch (CheckpointRefusedException refused)
        {
            LogRefused(_log, refused.Message);
        }
        catch (Exception failed) when (failed is LedgerFailure or NoteException or StoreUnavailableException
            or IOException or UnauthorizedAccessException)
        {
            LogFailed(_log, failed.Message);
        }
        catch (OperationCanceledException)
        {
            // The silo stops, and signs once more then.
        }
        catch (Exception unforeseen)
        {
            LogUnforeseen(_log, unforeseen);
        }
    }

    private async Task Verify(Checkpointer checkpointer)
    {
        if (_settings.Verify <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(_settings.Verify, _clock);
        do
        {
            await VerifyOnce(checkpointer);
        }
        while (await Tick(timer));
    }

    private async Task VerifyOnce(Checkpointer checkpointer)
    {
        try
        {
            var (startedAt, begun) = (_clock.GetTimestamp(), _clock.GetUtcNow().UtcDateTime);
            var report = await _ledger.Verify(
                new()
                {
                    Checkpoints = checkpointer.Newest is { } newest ? [newest] : [],
                    Pace = new(1, _settings.Share),
                },
                _stop.Token);
            if (report.IsClean)
            {
                _verifiedAt = startedAt;
                await _ledger.Checkpoints!.KeepVerified(new(begun, report.Entries), _stop.Token);
            }
            else
            {
                var first = report.Damage[0];
                LogDamaged(_log, report.Damage.Length, first.Table, first.Column);
            }
        }
        catch (LedgerFailure failed)
        {
            LogFailed(_log, failed.Message);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The silo stops.
        }
        catch (Exception unforeseen)
        {
            // It must not end the verifying in silence, nor keep the silo from signing at its end.
            LogUnforeseen(_log, unforeseen);
        }
    }

    // Until this silo has come to an end of its own it goes by what the store says of those before it.
    private TimeSpan? VerificationAge() => (_verifiedAt, _verifiedBefore) switch
    {
        ({ } at, _) => _clock.GetElapsedTime(at),
        (null, { } before) => _clock.GetUtcNow() is var now && now > before ? now - before : TimeSpan.Zero,
        _ => null,
    };

    private async Task<bool> Tick(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(40, LogLevel.Critical, "No checkpoint is signed any more: {Why}")]
    private static partial void LogRefused(ILogger log, string why);

    [LoggerMessage(41, LogLevel.Warning, "A checkpoint or a verification failed, and is tried again: {Why}")]
    private static partial void LogFailed(ILogger log, string why);

    [LoggerMessage(
        42,
        LogLevel.Critical,
        "The ledger is damaged in {Count} place(s), the first in table {Table}, column {Column}; run `grid verify`")]
    private static partial void LogDamaged(ILogger log, int count, string table, string column);

    [LoggerMessage(43, LogLevel.Error, "A checkpoint or a verification failed as nobody foresaw, and is tried again")]
    private static partial void LogUnforeseen(ILogger log, Exception unforeseen);
}
