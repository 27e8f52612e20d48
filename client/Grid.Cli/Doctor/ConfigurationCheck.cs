using Grid.Silo;
using Microsoft.Extensions.Configuration;

namespace Grid.Cli.Doctor;

/// <summary>Whether a silo would understand its settings: the file beside the program, and the environment.</summary>
internal static class ConfigurationCheck
{
    private const string What = "configuration";
    private const string File = "appsettings.json";

    /// <summary>The settings, where they are understood.</summary>
    public static (SiloSettings? Settings, Checked Checked) Run()
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, File), optional: true)
                .AddEnvironmentVariables()
                .Build();
            var settings = SiloSettings.Read(configuration);
            return (settings, settings.IsInsecure
                ? Checked.Warning(
                    What,
                    "Grid:Insecure is set: whoever reaches a silo may submit in anybody's name",
                    "unset it, or keep everybody else out of that network")
                : Checked.Ok(What, $"{File} and the Grid__ variables are understood"));
        }
        catch (SettingsException wrong)
        {
            return (null, Checked.Problem(What, wrong.Message, $"mend it in {File} or in the environment"));
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or FormatException or IOException)
        {
            var why = (unreadable.InnerException ?? unreadable).Message.Split('\n')[0];
            return (null, Checked.Problem(What, $"{File} cannot be read: {why}", $"mend {File}"));
        }
    }
}
