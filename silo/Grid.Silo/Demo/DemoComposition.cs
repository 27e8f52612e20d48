namespace Grid.Silo.Demo;

/// <summary>Puts a demo into a host, where one is asked for. The guide is always there, for pages to look at.</summary>
internal static class DemoComposition
{
    // To be added behind the silo: what is added last is stopped first.
    public static void AddGridDemo(this IHostApplicationBuilder builder, SiloSettings settings)
    {
        builder.Services.AddSingleton<DemoGuide>();
        if (settings.Demo is not null)
        {
            builder.Services.AddHostedService<DemoRun>();
        }
    }
}
