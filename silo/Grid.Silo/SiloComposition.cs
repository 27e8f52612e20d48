using Grid.Grains;
using Grid.Grains.Deadlines;
using Grid.Grains.Draws;
using Grid.Grains.Followers;
using Grid.Grains.Followers.Bursts;
using Grid.Grains.Followers.FanOut;
using Grid.Grains.Snapshots;
using Grid.Grains.Telemetry;
using Grid.Ledger;
using Grid.Silo.Cluster;
using Orleans.Configuration;

namespace Grid.Silo;

/// <summary>The one place where a silo is put together: which store, which clock, which ports.</summary>
internal static class SiloComposition
{
    /// <summary>
    /// Puts a silo into a host. The store is opened here, so that a store in use stops the start at once.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store is in use, not ours, or cannot be written.</exception>
    /// <exception cref="SettingsException">A configured pack cannot be used.</exception>
    public static async Task AddGridSilo(this IHostApplicationBuilder builder, SiloSettings settings)
    {
        var packs = ProposedPacks.Read(settings.Packs);
        builder.AddSnapshots(settings);
        var ledger = new StoredLedger(await builder.AddStore(settings));
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(packs)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(ledger)
            .AddSingleton<ILedger>(ledger)
            .AddSingleton<LedgerAges>()
            .AddSingleton<CheckpointLoop>()
            .AddSingleton<SubmissionTally>()
            .AddSingleton<GridMeter>()
            .AddSingleton(LedgerOf)
            .AddSingleton<IRulePacks, PublishedPacks>()
            .AddSingleton<WhoAnswered>()
            .AddSingleton<ICaseFactsSource, OfficerFactsSource>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, LedgerLifecycle>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, AnswererFanOut>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, BurstWatch>()
            .AddSingleton<PackPublisher>()
            .AddSingleton<Readiness>()
            .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(60));
        builder.Services.AddDeadlines(settings.Deadlines);
        builder.Services.AddDraws(settings);
        if (settings.HasViews)
        {
            builder.Services.AddLiveViews();
        }

        builder.UseOrleans(silo => Configure(silo, settings));
    }

    // The shards can be made in every silo of a cluster; whether somebody wakes them is a setting of each.
    private static void AddDeadlines(this IServiceCollection services, DeadlineSettings? settings)
    {
        services.AddSingleton(settings ?? new()).AddSingleton<DeadlineGate>();
        if (settings is not null)
        {
            services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DeadlineWatch>();
        }
    }

    private static GridLedger LedgerOf(IServiceProvider found) => new(
        found.GetRequiredService<ILedger>(),
        found.GetRequiredService<TimeProvider>(),
        found.GetRequiredService<SubmissionTally>(),
        found.GetRequiredService<GridMeter>(),
        found.GetRequiredService<ILogger<GridLedger>>())
    {
        Snapshots = found.GetService<SnapshotShelf>(),
        Draws = found.GetService<DrawSecret>(),
    };

    // In a silo without pages hardly anybody looks at them.
    private static void AddLiveViews(this IServiceCollection services) => services
        .AddSingleton<LiveViews>()
        .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(found => found.GetRequiredService<LiveViews>());

    private static void Configure(ISiloBuilder silo, SiloSettings settings)
    {
        silo.UseGridCluster(settings);
        silo.AddSnapshotStorage(settings);
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            // A grain that cannot keep up must say so, rather than let its queue grow until the caller times out.
            messaging.MaxEnqueuedRequestsHardLimit = 2000;
            messaging.MaxMessageBodySize = 32 << 20;
        });
        silo.Configure<GrainCollectionOptions>(
            collection => collection.EnableActivationSheddingOnMemoryPressure = true);
        if (settings.Telemetry.SendsTraces)
        {
            // Filters on every call, which take Orleans' fast path away: only where a trace can go somewhere.
            silo.AddOutgoingGrainCallFilter<UntracedCalls>();
            silo.AddActivityPropagation();
        }

        silo.AddStartupTask<PackPublisher>();
    }
}
