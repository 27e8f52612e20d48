using Grid.Grains.Tests.Followers;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Grains.Tests;

/// <summary>A silo whose clock is not that of the database says so, and is not ready.</summary>
public sealed class ReadinessTests
{
    private static readonly DateTimeOffset Now = new(2032, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null)]
    [InlineData(0.9, null)]
    [InlineData(-0.9, null)]
    [InlineData(3600, "3600.0 s behind that of the database")]
    [InlineData(-90, "90.0 s ahead of that of the database")]
    public async Task A_clock_that_is_more_than_a_second_off_is_told(double databaseAhead, string? said)
    {
        await using var made = new MadeLedger();
        made.Store.Clock = Now + TimeSpan.FromSeconds(databaseAhead);
        var readiness = new Readiness(
            new Joined(),
            made.Ledger,
            new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance),
            new FakeTimeProvider(Now));

        var (isReady, reason) = await readiness.Look(CancellationToken.None);

        Assert.Equal(said is null, isReady);
        Assert.Contains(said ?? "the store takes writes", reason, StringComparison.Ordinal);
    }

    /// <summary>A silo that is in the grid, alone.</summary>
    private sealed class Joined : ISiloStatusOracle
    {
        public SiloStatus CurrentStatus => SiloStatus.Active;

        public string SiloName => "made";

        public SiloAddress SiloAddress => SiloAddress.Zero;

        public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => SiloStatus.Active;

        public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false) => [];

        public SiloAddress[] GetActiveSilos() => [];

        public bool TryGetSiloName(SiloAddress siloAddress, out string siloName)
        {
            siloName = SiloName;
            return true;
        }

        public bool IsFunctionalDirectory(SiloAddress siloAddress) => true;

        public bool IsDeadSilo(SiloAddress silo) => false;

        public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer) => true;

        public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer) => true;
    }
}
