using System.Buffers.Binary;
using Grid.Grains.Snapshots;

namespace Grid.Grains.Tests.Snapshots;

/// <summary>A stream answers the same with its snapshot and without, whatever has become of the snapshot.</summary>
/// <remarks>On a store of its own: what is broken here must not trouble the other tests.</remarks>
public sealed class SnapshotTests(TestGrid grid) : IClassFixture<TestGrid>
{
    // The first entries come with the head; who goes on behind them does without a snapshot.
    private const int FromTheBeginning = StreamStart.Most + 1;

    private const int MacAt = 8;
    private const int ContentAt = 40;
    private const int SequenceAt = ContentAt + 16 + 4;

    public static TheoryData<string> Edits =>
        [.. (string[])[
            "state", "seal", "sequence", "cut", "empty", "text", "key", "stream", "fold", "ledger", "ahead"]];

    [Fact]
    public async Task A_long_case_goes_on_from_its_snapshot()
    {
        var desk = await grid.OpenDesk();
        var id = await LongCase(desk, notes: 20);
        var before = Told(await desk.Look(id));
        Assert.Equal(before, Told(await LookAnew(desk, id)));
        Assert.All(grid.Ledger.ReadsOf(id.Value), from => Assert.InRange(from, 8, 22));

        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("sign")));
        Assert.Equal(22, (await LookAnew(desk, id)).Sequence);
    }

    [Fact]
    public async Task A_long_officer_goes_on_from_its_snapshot()
    {
        var desk = await grid.OpenDesk();
        for (var times = 0; times < 8; times++)
        {
            Replies.Done(await desk.Suspend(desk.Bo));
            grid.Pass(TimeSpan.FromHours(1));
            Replies.Done(await desk.Reinstate(desk.Bo));
        }

        await grid.SnapshotsKept();
        var before = await desk.Look(desk.Bo);
        await grid.Forget(desk.Grain(desk.Bo));
        grid.Ledger.ReadsOf(desk.Bo.Value);
        var after = await desk.Look(desk.Bo);
        Assert.Equivalent(before with { TrueFor = after.TrueFor }, after, strict: true);
        Assert.Equal(18, after.State.Sequence);
        Assert.All(grid.Ledger.ReadsOf(desk.Bo.Value), from => Assert.InRange(from, 8, 19));
    }

    [Fact]
    public async Task A_short_stream_has_none()
    {
        var desk = await grid.OpenDesk();
        var id = await LongCase(desk, notes: 3);
        Assert.Null(grid.Kept[id.Value]);
    }

    [Fact]
    public async Task Commands_taken_before_the_snapshot_are_known()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var known = desk.Ask(desk.Ada, new CaseCommand.RecordAct("note"));
        var first = await desk.Submit(id, known);
        await Note(desk, id, 20);
        await grid.Forget(desk.Grain(id));
        Assert.Equal(Replies.Told(first), Replies.Told(await desk.Submit(id, known)));
        Replies.Refused(
            await desk.Submit(id, known with { Command = new CaseCommand.RecordAct("draft") }), "command.id-is-unused");
        Assert.Equal(22, (await desk.Look(id)).Sequence);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edited_snapshot_is_noticed_and_replaced_from_the_ledger(string edit)
    {
        var desk = await grid.OpenDesk();
        var id = await LongCase(desk, notes: 20);
        var other = await LongCase(desk, notes: 14);
        var before = Told(await desk.Look(id));
        await grid.Forget(desk.Grain(id));
        var edited = Edit(edit, grid.Kept[id.Value]!, grid.Kept[other.Value]!);
        grid.Kept.Put(id.Value, edited);

        Assert.Equal(before, Told(await LookAnew(desk, id)));
        Assert.Contains(FromTheBeginning, grid.Ledger.ReadsOf(id.Value));
        await grid.SnapshotsKept();
        Assert.NotEqual(edited, grid.Kept[id.Value]);
        Assert.Equal(21, SequenceOf(grid.Kept[id.Value]!));
        Assert.Equal(before, Told(await LookAnew(desk, id)));
        Assert.DoesNotContain(FromTheBeginning, grid.Ledger.ReadsOf(id.Value));
    }

    [Fact]
    public async Task An_older_copy_that_was_put_back_is_gone_on_from_and_replaced()
    {
        var desk = await grid.OpenDesk();
        var id = await LongCase(desk, notes: 8);
        var older = grid.Kept[id.Value]!;
        await Note(desk, id, 20);
        var before = Told(await desk.Look(id));
        grid.Kept.Put(id.Value, older);
        Assert.Equal(before, Told(await LookAnew(desk, id)));
        await grid.SnapshotsKept();
        Assert.Equal(29, SequenceOf(grid.Kept[id.Value]!));
    }

    [Fact]
    public async Task A_snapshot_of_a_later_format_is_left_alone()
    {
        var desk = await grid.OpenDesk();
        var id = await LongCase(desk, notes: 20);
        var before = Told(await desk.Look(id));
        var later = (byte[])grid.Kept[id.Value]!.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(later.AsSpan(4), SnapshotFrame.Format + 1);
        grid.Kept.Put(id.Value, Seal(later, KeptRows.Key));

        Assert.Equal(before, Told(await LookAnew(desk, id)));
        Assert.Contains(FromTheBeginning, grid.Ledger.ReadsOf(id.Value));
        await Note(desk, id, 20);
        Assert.Equal(later, grid.Kept[id.Value]);
    }

    [Fact]
    public async Task A_storage_that_fails_costs_a_replay_and_nothing_else()
    {
        var desk = await grid.OpenDesk();
        var id = await LongCase(desk, notes: 20);
        var before = Told(await desk.Look(id));
        grid.Kept.Fail(id.Value);
        Assert.Equal(before, Told(await LookAnew(desk, id)));
        Assert.Contains(FromTheBeginning, grid.Ledger.ReadsOf(id.Value));
        await Note(desk, id, 20);
        Assert.Equal(41, (await desk.Look(id)).Sequence);
    }

    [Fact]
    public async Task A_change_of_the_ledger_behind_the_snapshot_seals_the_stream()
    {
        var desk = await grid.OpenDesk();
        var id = await LongCase(desk, notes: 20);
        var end = SequenceOf(grid.Kept[id.Value]!);
        await grid.Forget(desk.Grain(id));
        grid.Tamper(
            $"UPDATE entry SET body = replace(body, 'note', 'sign') WHERE stream = $stream AND sequence = {end}",
            ("$stream", id.Value));
        Assert.NotNull((await desk.Look(id)).Damage);
    }

    [Fact]
    public async Task What_is_not_durable_yet_is_in_no_snapshot()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        var notes = Enumerable.Range(0, 20)
            .Select(_ => desk.Ask(desk.Ada, new CaseCommand.RecordAct("note"))).ToImmutableArray();
        grid.Ledger.Fail(id.Value, Fault.Overloaded);
        Assert.IsType<Reply.Overloaded>((await desk.Grain(id).SubmitAll(notes, CancellationToken.None))[^1]);
        await grid.SnapshotsKept();
        Assert.Null(grid.Kept[id.Value]);

        Assert.Equal(20, (await desk.Grain(id).SubmitAll(notes, CancellationToken.None)).Length);
        await grid.SnapshotsKept();
        Assert.Equal(21, SequenceOf(grid.Kept[id.Value]!));
    }

    private async Task<CaseId> LongCase(Desk desk, int notes)
    {
        var id = await desk.Open();
        await Note(desk, id, notes);
        return id;
    }

    private async Task Note(Desk desk, CaseId id, int times)
    {
        for (var note = 0; note < times; note++)
        {
            Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
            await grid.SnapshotsKept();
        }
    }

    private async Task<CaseView> LookAnew(Desk desk, CaseId id)
    {
        await grid.Forget(desk.Grain(id));
        grid.Ledger.ReadsOf(id.Value);
        return await desk.Look(id);
    }

    private static string Told(CaseView view) => System.Text.Json.JsonSerializer.Serialize(view);

    private static int SequenceOf(byte[] bytes) => BinaryPrimitives.ReadInt32LittleEndian(
        bytes.AsSpan(SequenceAt + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(ContentAt + 16))));

    // What somebody without the key can do, and what somebody with it could: then the ledger tells.
    private static byte[] Edit(string edit, byte[] snapshot, byte[] other)
    {
        var edited = (byte[])snapshot.Clone();
        var sequence = edited.AsSpan(
            SequenceAt + BinaryPrimitives.ReadInt32LittleEndian(edited.AsSpan(ContentAt + 16)));
        switch (edit)
        {
            case "state":
                edited[^3] ^= 1;
                return edited;
            case "seal":
                edited[MacAt] ^= 1;
                return edited;
            case "sequence":
                sequence[0]--;
                return edited;
            case "cut":
                return edited[..^10];
            case "empty":
                return [];
            case "text":
                return "a snapshot, for all anybody knows, of a stream"u8.ToArray();
            case "key":
                return Seal(edited, new(new byte[32]));
            case "stream":
                return other;
            case "fold":
                edited[ContentAt] ^= 1;
                return Seal(edited, KeptRows.Key);
            case "ledger":
                sequence[4] ^= 1;
                return Seal(edited, KeptRows.Key);
            case "ahead":
                sequence[0] = 99;
                return Seal(edited, KeptRows.Key);
            default:
                throw new ArgumentOutOfRangeException(nameof(edit));
        }
    }

    private static byte[] Seal(byte[] bytes, SnapshotKey key)
    {
        key.Sign(bytes.AsSpan(0, MacAt), bytes.AsSpan(ContentAt)).CopyTo(bytes.AsSpan(MacAt));
        return bytes;
    }
}
