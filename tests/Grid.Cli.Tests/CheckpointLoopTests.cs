using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Grid.Grains;
using Grid.Ledger;
using Grid.Ledger.Sqlite;
using Grid.Silo;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Cli.Tests;

/// <summary>What nobody foresaw ends neither the verifying beside the work of a silo nor its signing.</summary>
public sealed class CheckpointLoopTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly LedgerAges _ages = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_verification_that_fails_as_nobody_foresaw_is_tried_again()
    {
        var store = StrangeStore.Before(SqliteLedgerStore.Open(_folder["grid.db"]));
        await using var ledger = new StoredLedger(store);
        using var loop = Loop(ledger);
        await loop.Start(None);
        await Patience.Until(() => ((StrangeStore)store).Left <= 0, "the first verification begins and fails");
        Assert.Null(_ages.Verification());
        await Patience.Until(
            () =>
            {
                _clock.Advance(TimeSpan.FromMinutes(11));
                return _ages.Verification() is not null;
            },
            "a later verification goes well");
        await loop.Stop();
    }

    [Fact]
    public async Task The_silo_signs_at_its_end_although_its_verifications_fail()
    {
        var store = StrangeStore.Before(SqliteLedgerStore.Open(_folder["grid.db"]), failures: int.MaxValue);
        await using var ledger = new StoredLedger(store);
        using var loop = Loop(ledger);
        await loop.Start(None);
        await Patience.Until(() => ((StrangeStore)store).Left < int.MaxValue, "the first verification begins");
        await loop.Stop();
        Assert.NotNull(await store.Checkpoints!.NewestBundle(None));
    }

    private CheckpointLoop Loop(StoredLedger ledger) => new(
        ledger,
        new()
        {
            Store = new StoreLocation.Sqlite(_folder["grid.db"]),
            Checkpoints = new() { Keys = _folder["keys"], HasFile = false },
        },
        _ages,
        _clock,
        NullLogger<CheckpointLoop>.Instance);

    /// <summary>A store whose tables cannot be opened so many times, for a reason that no store gives.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "A proxy is a class made from this one.")]
    private class StrangeStore : DispatchProxy
    {
        private ILedgerStore _behind = null!;
        private int _left;

        /// <summary>How many times more; nothing, or less, once they are over.</summary>
        public int Left => Volatile.Read(ref _left);

        public static ILedgerStore Before(ILedgerStore behind, int failures = 1)
        {
            var store = Create<ILedgerStore, StrangeStore>();
            ((StrangeStore)store)._behind = behind;
            ((StrangeStore)store)._left = failures;
            return store;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == "get_Tables" && Interlocked.Decrement(ref _left) >= 0)
            {
                throw new InvalidOperationException("nobody foresaw this");
            }

            return targetMethod.Invoke(_behind, args);
        }
    }
}
