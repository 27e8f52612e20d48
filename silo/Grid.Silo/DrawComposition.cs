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
            services.AddSingleton(OpenSecret(settings.Checkpoints.Keys))
                .AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DayKeyKeeper>();
        }
    }

    private static DrawSecret OpenSecret(string folder)
    {
        var file = Path.Combine(folder, "draws.key");
        try
        {
            return DrawSecret.Open(file);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"the secret of the draws, {file}, cannot be read or made: {failed.Message}; put that right, or set "
                + "Grid:Draws=false");
        }
    }
}
