using System.Net.Sockets;
using System.Text;

namespace Grid.Pages.Tests;

/// <summary>Who goes before a page is made leaves nothing of it to those who stay.</summary>
[Collection(LivingGrid.Name)]
public sealed class LeavingReaderTests(LivingSilo silo)
{
    private const int Rounds = 100;

    [Fact]
    public async Task Whoever_stays_gets_the_whole_page_whenever_others_leave()
    {
        using var reader = new PageReader(silo.Address);
        for (var round = 0; round < Rounds; round++)
        {
            // Each address is kept for itself, and made anew.
            var path = $"/cases/made/2031-0001?round={round}";
            var leaving = await Ask(path);
            var staying = reader.Read(path);
            Leave(leaving, round);
            var page = await staying;

            Assert.Contains("entry-link", page, StringComparison.Ordinal);
            Assert.Contains("entry-link", await reader.Read(path), StringComparison.Ordinal);
        }
    }

    private async Task<TcpClient> Ask(string path)
    {
        var client = new TcpClient();
        await client.ConnectAsync(silo.Address.Host, silo.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {silo.Address.Authority}\r\nAccept-Language: en\r\n\r\n"));
        return client;
    }

    // At once or after a while that no clock measures, so that the page is at another place each time.
    private static void Leave(TcpClient client, int round)
    {
        Thread.SpinWait(round * 20_000);
        client.LingerState = new(true, 0);
        client.Dispose();
    }
}
