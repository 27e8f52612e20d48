using System.Collections.Immutable;
using System.Text.Json;
using Grid.Silo;

namespace Grid.Cli.Doctor;

/// <summary>Whether the ports of a silo are free, or taken by the grid that is meant.</summary>
internal static class PortCheck
{
    private const string What = "ports";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<ImmutableArray<Checked>> Run(SiloSettings settings, CancellationToken cancellation)
    {
        if (StartCheck.Clash(settings) is { } clash)
        {
            return [Checked.Problem(What, clash, "see the settings of a silo: its --help lists them")];
        }

        string[] taken =
        [
            .. from listener in StartCheck.Listeners(settings)
               let why = StartCheck.WhyNotFree(listener.Name, listener.At)
               where why is not null
               select why,
        ];
        if (taken is [])
        {
            return [Checked.Ok(What, "all ports of a silo are free")];
        }

        return await Answers(settings.Http!, cancellation) is { } answer
            ? [Checked.Ok(What, $"a grid answers at {settings.Http}: {answer}")]
            : [.. taken.Select(why => Checked.Problem(What, why, "a silo with these settings does not start"))];
    }

    // Whether it is ready or not: a grid it is.
    private static async Task<string?> Answers(Uri page, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(page, "health/ready?json"), cancellation);
            using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            return $"version {told.RootElement.GetProperty("version").GetString()}, "
                + told.RootElement.GetProperty("reason").GetString();
        }
        catch (Exception other) when (!cancellation.IsCancellationRequested
            && other is HttpRequestException or TaskCanceledException or JsonException or KeyNotFoundException
                or InvalidOperationException)
        {
            return null;
        }
    }
}
