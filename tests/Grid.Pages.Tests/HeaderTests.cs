namespace Grid.Pages.Tests;

/// <summary>What a browser may do with a page, and who may ask for one.</summary>
[Collection(LivingGrid.Name)]
public sealed class HeaderTests(LivingSilo silo)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/cases/nobody-opened-it")]
    [InlineData("/health/live")]
    [InlineData("/ops/page.js")]
    public async Task Every_answer_forbids_what_no_page_needs(string path)
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_is_kept_by_nobody_and_what_it_is_drawn_with_is_kept_for_good()
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask("/");
        var page = await answer.Content.ReadAsStringAsync();
        var chart = System.Text.RegularExpressions.Regex.Match(page, "src=\"(/ops/echarts[^\"]*)\"").Groups[1].Value;
        using var asset = await reader.Ask(chart);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        Assert.Contains("immutable", asset.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_names_no_address_but_its_own()
    {
        using var reader = new PageReader(silo.Address);
        foreach (var path in (string[])["/", "/cases", "/cases/made/2031-0001", "/officers/made/A-1"])
        {
            var page = await reader.Read(path);
            Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"http", page, StringComparison.Ordinal);
            Assert.DoesNotContain("src=\"//", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Nothing_can_be_done_through_a_page(string method)
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask("/cases", new HttpMethod(method));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_can_be_asked_for_without_its_content()
    {
        using var reader = new PageReader(silo.Address);
        using var answer = await reader.Ask("/cases", HttpMethod.Head);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    // A page of somebody else lets its own name point to loopback, and then asks as if the silo were its own.
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("rebinding.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.rebinding.example", HttpStatusCode.MisdirectedRequest)]
    public async Task A_silo_answers_to_its_own_names_alone(string host, HttpStatusCode expected)
    {
        using var reader = new PageReader(silo.Address);
        foreach (var path in (string[])["/", "/live", "/health/live"])
        {
            using var answer = await reader.Ask(path, host: host);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Where_anybody_may_submit_every_page_says_so()
    {
        await using var open = await PageSilo.Start("--Grid:Insecure=true");
        using var reader = new PageReader(open.Address);

        foreach (var path in (string[])["/", "/cases", "/refusals"])
        {
            Assert.Contains("role=\"alert\"", await reader.Read(path), StringComparison.Ordinal);
        }

        using var shared = new PageReader(silo.Address);
        Assert.DoesNotContain("Grid:Insecure", await shared.Read("/"), StringComparison.Ordinal);
    }
}
