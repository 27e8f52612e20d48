using System.Collections.Immutable;
using Grid.Silo;

namespace Grid.Cli.Doctor;

/// <summary>Everything that the start and the work of a silo on this machine need.</summary>
internal static class Checkup
{
    /// <param name="store">The store; the configured one where none is named.</param>
    /// <param name="clock">The clock of this machine.</param>
    /// <param name="cancellation">Stops looking.</param>
    public static async Task<ImmutableArray<Checked>> Run(
        StoreLocation? store, TimeProvider clock, CancellationToken cancellation)
    {
        var (settings, configuration) = ConfigurationCheck.Run();
        var all = ImmutableArray.CreateBuilder<Checked>();
        all.Add(configuration);
        if ((store ?? settings?.Store) is { } location)
        {
            all.AddRange(await OfStore(location, clock, cancellation));
        }
        else
        {
            all.Add(ClockCheck.Alone(clock));
        }

        if (settings is not null)
        {
            all.AddRange(await PortCheck.Run(settings, cancellation));
            all.AddRange(PackCheck.Configured(settings.Packs));
        }

        return all.ToImmutable();
    }

    private static async Task<IEnumerable<Checked>> OfStore(
        StoreLocation location, TimeProvider clock, CancellationToken cancellation)
    {
        var (store, found) = await StoreCheck.Run(location, cancellation);
        // The disk of a database is its operator's, and cannot be seen from here.
        Checked[] about = location is StoreLocation.Sqlite file ? [found, DiskCheck.Run(file)] : [found];
        if (store is null)
        {
            return [.. about, ClockCheck.Alone(clock)];
        }

        await using (store)
        {
            return
            [
                .. about,
                await ClockCheck.Run(store, clock, cancellation),
                await CheckpointCheck.Run(store, clock, cancellation),
                await VerificationCheck.Run(store, clock, cancellation),
                .. PackCheck.Published(store),
            ];
        }
    }
}
