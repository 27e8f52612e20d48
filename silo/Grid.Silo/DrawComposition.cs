using Grid.Grains.Draws;

namespace Grid.Silo;

/// <summary>What a silo draws seats with, and who keeps the keys of days in it.</summary>
internal static class DrawComposition
{
    /// <exception cref="SettingsException">The secret of the draws cannot be read or made.</exception>
    public static void AddDraws(this IServiceCollection services, SiloSettings settings)
    {
        if (settings.HasDraws)
        {
            var secret = SecretInFolder.Open(
                settings.Checkpoints.Keys,
                ("draws.key", "the secret of the draws", "Grid:Draws"),
                DrawSecret.Open);
            services.AddSingleton(secret)
                .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DayKeyKeeper>();
        }
    }
}
