namespace Grid.Pages.Tests;

/// <summary>Listens to the events of a silo as an open page does.</summary>
internal sealed class LiveFollower : IAsyncDisposable
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private LiveFollower(HttpResponseMessage answer, Stream body) => (_answer, _lines) = (answer, new(body));

    public static async Task<LiveFollower> Start(Uri address, string path)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        var answer = await Client.GetAsync(
            new Uri(address, path), HttpCompletionOption.ResponseHeadersRead, limit.Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new(answer, await answer.Content.ReadAsStreamAsync(limit.Token));
    }

    /// <summary>The position of the next event.</summary>
    public async Task<long> Next()
    {
        while (await Line() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("position").GetInt64();
            }
        }

        throw new EndOfStreamException("the silo ended the stream of events");
    }

    /// <summary>The first position beyond one.</summary>
    public async Task<long> NextBeyond(long position)
    {
        var next = await Next();
        while (next <= position)
        {
            next = await Next();
        }

        return next;
    }

    /// <summary>Waits until the silo ends it.</summary>
    public async Task End()
    {
        while (await Line() is not null)
        {
            continue;
        }
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string?> Line()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        return await _lines.ReadLineAsync(limit.Token);
    }
}
