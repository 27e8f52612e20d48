using Grid.Grains.Tests.Followers;

namespace Grid.Grains.Tests;

/// <summary>What is remembered of a long stream of an officer, and when it is not believed any more.</summary>
public sealed class OfficerPastsTests : IAsyncDisposable, IAsyncLifetime
{
    private static readonly OfficerId Ada = new("officer:ada");
    private static readonly Timestamp Written = Timestamp.Parse("2032-01-05T08:00:00Z");
    private static readonly AsOf Now = new(Written, Written);

    private readonly MadeLedger _made = new();
    private readonly FailingLedger _ledger;
    private readonly OfficerPasts _pasts;

    public OfficerPastsTests()
    {
        _ledger = new(_made.Ledger);
        _pasts = new(_ledger);
    }

    public async Task InitializeAsync()
    {
        await Write(new OfficerEvent.Registered(new("desk"), Standing.Active));
        await Write([.. Enumerable.Repeat(new OfficerEvent.AttemptNoted("officer.suspend"), OfficerPasts.LongFrom)]);
        await Write(new OfficerEvent.Suspended(null));
    }

    public ValueTask DisposeAsync() => _made.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_second_question_reads_only_what_came_since_and_answers_as_if_all_were_read()
    {
        var first = await Ask(Now);
        Assert.Equal([1], _ledger.ReadsOf(Ada.Value));
        Assert.Equal(Standing.Suspended, first.State.StandingAt(Written));
        Assert.Equal(OfficerPasts.LongFrom + 2, first.Entries.Length);

        Assert.Equal(first.Entries.AsEnumerable(), (await Ask(Now)).Entries);
        Assert.Empty(_ledger.ReadsOf(Ada.Value));

        await Write(new OfficerEvent.Reinstated(null));
        var third = await Ask(Now);
        Assert.Equal([OfficerPasts.LongFrom + 3], _ledger.ReadsOf(Ada.Value));
        var anew = await new OfficerPasts(_made.Ledger).Of(Ada, Now, CancellationToken.None);
        Assert.Equal(anew.Entries.AsEnumerable(), third.Entries);
        Assert.Equal(anew.State.Standings.AsEnumerable(), third.State.Standings);
        Assert.Equal(anew.State.Sequence, third.State.Sequence);
    }

    [Fact]
    public async Task What_is_remembered_is_folded_up_to_whatever_moment_is_asked_for()
    {
        await Ask(Now);
        var earlier = Written with { LocalTicks = Written.LocalTicks - 1 };
        foreach (var asOf in (AsOf[])[new(earlier, Written), new(Written, earlier)])
        {
            var past = await Ask(asOf);
            Assert.Empty(past.Entries);
            Assert.Equal(0, past.State.Sequence);
        }

        Assert.Equal(OfficerPasts.LongFrom + 2, (await Ask(Now)).State.Sequence);
    }

    [Theory]
    [InlineData("UPDATE stream_head SET hash = zeroblob(32)", "is not the one that the head of the stream names")]
    [InlineData("UPDATE stream_head SET sequence = sequence + 1", "but its head says")]
    public async Task Where_the_head_says_otherwise_nothing_is_believed(string edit, string told)
    {
        Assert.Null((await Ask(Now)).Damage);
        _made.Tamper(edit);
        Assert.Contains(told, (await Ask(Now)).Damage, StringComparison.Ordinal);
        // What is damaged is not remembered: it may have been mended since.
        _ledger.ReadsOf(Ada.Value);
        await Ask(Now);
        Assert.Equal([1], _ledger.ReadsOf(Ada.Value));
    }

    [Fact]
    public async Task A_stream_that_was_cut_short_is_read_from_its_beginning()
    {
        await Ask(Now);
        _made.Tamper($"DELETE FROM entry WHERE sequence > {OfficerPasts.LongFrom + 1}");
        _made.Tamper(
            "UPDATE stream_head SET (sequence, hash) = (SELECT sequence, hash FROM entry ORDER BY sequence DESC)");
        Assert.Equal(OfficerPasts.LongFrom + 1, (await Ask(Now)).Entries.Length);
        Assert.Equal([1, 1], _ledger.ReadsOf(Ada.Value));
    }

    private Task Write(params OfficerEvent[] events) => _made.Write(Ada.Value, events);

    private Task<OfficerHistory> Ask(AsOf asOf) => _pasts.Of(Ada, asOf, CancellationToken.None);
}
