using System.Net.Http.Headers;

namespace Grid.Pages.Tests;

/// <summary>Asks for pages as a browser without scripts does.</summary>
internal sealed class PageReader(Uri address, string language = "en") : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = address,
        Timeout = Patience.Limit,
    };

    /// <summary>A page that is expected to be there.</summary>
    public async Task<string> Read(string path)
    {
        using var answer = await Ask(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {answer.StatusCode}: {text}");
        return text;
    }

    public Task<HttpResponseMessage> Ask(string path, HttpMethod? method = null, string? host = null)
    {
        // Not through Uri, which would tidy up what is meant as it stands.
        var request = new HttpRequestMessage(
            method ?? HttpMethod.Get, new Uri(address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions
            {
                DangerousDisablePathAndQueryCanonicalization = true,
            }));
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        request.Headers.Host = host;
        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public void Dispose() => _client.Dispose();
}
