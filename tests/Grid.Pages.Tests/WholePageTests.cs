using System.Text;
using Grid.Silo.Ops.Serving;
using Microsoft.AspNetCore.Http;

namespace Grid.Pages.Tests;

/// <summary>A page is given out whole, or not at all.</summary>
public sealed class WholePageTests
{
    [Fact]
    public async Task What_is_rendered_after_its_time_is_given_to_nobody()
    {
        using var time = new CancellationTokenSource();
        var context = Asked(time.Token);
        var page = new WholePage(async rendering =>
        {
            await time.CancelAsync();
            await rendering.Response.WriteAsync("Entries: 0", CancellationToken.None);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => page.Invoke(context));
        Assert.Equal("", Given(context));
        Assert.False(context.Response.HasStarted);
    }

    [Fact]
    public async Task What_is_whole_is_given_whole_whoever_has_left_meanwhile()
    {
        using var time = new CancellationTokenSource();
        var context = Asked(time.Token);
        var answer = new LeavingAtFirstByte(time);
        context.Response.Body = answer;
        await new WholePage(rendering => rendering.Response.WriteAsync("Entries: 7")).Invoke(context);

        Assert.Equal("Entries: 7", Encoding.UTF8.GetString(answer.ToArray()));
    }

    [Fact]
    public async Task A_page_that_fails_leaves_the_answer_to_whoever_tells_of_it()
    {
        var context = Asked(CancellationToken.None);
        var page = new WholePage(async rendering =>
        {
            await rendering.Response.WriteAsync("Entries: ");
            throw new InvalidOperationException("made");
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => page.Invoke(context));
        Assert.Equal("", Given(context));
    }

    private static DefaultHttpContext Asked(CancellationToken time)
    {
        var context = new DefaultHttpContext { RequestAborted = time };
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static string Given(DefaultHttpContext context) =>
        Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    private sealed class LeavingAtFirstByte(CancellationTokenSource time) : MemoryStream
    {
        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await time.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            await base.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
