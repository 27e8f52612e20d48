using System.Net;

namespace Grid.Cli.Tests.Running;

/// <summary>What a health endpoint answered.</summary>
internal sealed record Probe(HttpStatusCode Status, string Body)
{
    public bool IsWell => Status == HttpStatusCode.OK;

    public static async Task<Probe> Of(Uri page, string name)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(page, $"health/{name}"));
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Asks until it is well, or is not.</summary>
    public static async Task<Probe> Until(bool isWell, Uri page, string name)
    {
        Probe? probe = null;
        await Patience.Until(
            async () => (probe = await Of(page, name)).IsWell == isWell, $"{name} is {(isWell ? "well" : "not well")}");
        return probe!;
    }
}
