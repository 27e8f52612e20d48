using Grid.Silo;
using Grid.Silo.Demo;
using Grid.Silo.Health;
using Grid.Silo.Ops;

if (SiloHelp.IsAskedFor(args))
{
    SiloHelp.Print(Console.Out);
    return 0;
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = SiloArguments.Read(args),
        ContentRootPath = AppContext.BaseDirectory,
    });
    var settings = SiloSettings.Read(builder.Configuration);
    StartCheck.Run(settings);
    using var ground = DemoGround.Take(settings);
    settings = ground.Settings;
    await builder.AddGridSilo(settings);
    builder.AddGridDemo(settings);
    builder.AddGridTelemetry(settings.Telemetry);
    builder.Services.AddGridHealth();
    builder.AddGridPages();
    builder.WebHost.UseUrls(settings.Http!.ToString());
    await using var app = builder.Build();
    app.MapGridPages(settings.HasViews);
    app.MapGridHealth();
    app.MapGridMetrics(settings.Telemetry);
    app.ObserveViews();
    await app.Services.GetRequiredService<CheckpointLoop>().Prepare(CancellationToken.None);
    await app.StartAsync();
    SiloLog.Running(app.Logger, settings);
    await app.WaitForShutdownAsync();
    await Telemetry.Finish(app.Services);
    SiloLog.Stopped(app.Logger, settings);
    // 3 where the silo had to stop by itself.
    return Environment.ExitCode;
}
catch (Exception failed) when (StartFailure.Explain(failed) is { } explained)
{
    await Console.Error.WriteLineAsync(explained);
    return 2;
}
