using Grid.Grains.Snapshots;
using Grid.Ledger.Entries;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Grid.Grains.Tests.Snapshots;

/// <summary>The bytes of a snapshot: what was kept is read back, also years later.</summary>
[Collection(OneSilo.Name)]
public sealed class SnapshotFrameTests(TestGrid grid)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Snapshots");

    private static readonly Serializer Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly SnapshotFrame Frame = new(KeptRows.Key, Serializer, Guid.Empty);

    private static readonly int[] Hashes = [11, -12];

    private static readonly int[] Sequences = [1, 2];

    [Fact]
    public async Task Snapshot_and_rest_come_to_the_same_as_all_entries()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        string[] acts = ["draft", "note", "sign", "note2", "sign"];
        foreach (var act in acts)
        {
            Replies.Done(await desk.Submit(id, desk.Tell(new CaseCommand.RecordAct(act) { Officer = desk.Ada })));
        }

        Replies.Done(await desk.Submit(
            id, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo)));
        Replies.Done(await desk.Submit(id, desk.Bo, new CaseCommand.CloseCase()));
        var entries = await grid.Entries(id.Value);
        Assert.True(entries.Length > 8);
        var whole = Fold(CaseState.None, entries);
        for (var kept = 1; kept <= entries.Length; kept++)
        {
            var read = Read(Frame.Encode(Of(id.Value, Fold(CaseState.None, entries[..kept]), kept)), id.Value);
            Assert.Equal(kept, read.Head.Sequence);
            Assert.Equal(Told(whole), Told(Fold((CaseState)read.State, entries[kept..])));
        }
    }

    [Theory]
    [InlineData("case")]
    [InlineData("officer")]
    public void A_snapshot_is_written_as_its_golden_bytes_and_read_back_the_same(string kind)
    {
        var stream = $"{kind}:golden";
        var snapshot = Of(stream, kind == "case" ? SnapshotSamples.Case : SnapshotSamples.Officer, 2);
        var written = Convert.ToHexStringLower(Frame.Encode(snapshot));
        Assert.Equal(string.Concat(File.ReadLines(Path.Combine(Folder, $"{kind}.hex"))), written);
        var golden = Convert.FromHexString(written);
        var read = Read(golden, stream);
        Assert.Equal(golden, Frame.Encode(read));
        Assert.Equal((snapshot.Head.Sequence, snapshot.Last), (read.Head.Sequence, read.Last));
        Assert.Equal(snapshot.Taken.Hashes.ToArray(), read.Taken.Hashes.ToArray());
        Assert.Equal(snapshot.Taken.Sequences.ToArray(), read.Taken.Sequences.ToArray());
    }

    [Fact]
    public void No_bit_of_a_snapshot_can_change_unnoticed()
    {
        var bytes = Frame.Encode(Of("officer:golden", SnapshotSamples.Officer, 2));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(Frame.Decode("officer:golden", bytes).Doubt);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Null(Frame.Decode("officer:golden", bytes).Doubt);
    }

    [Fact]
    public void A_key_is_made_once_and_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("grid-key-");
        try
        {
            var file = Path.Combine(folder.FullName, "keys", "snapshots.key");
            var made = SnapshotKey.Open(file).Sign("a"u8, "b"u8);
            Assert.Equal(made, SnapshotKey.Open(file).Sign("a"u8, "b"u8));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
                File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.GroupRead);
                Assert.Throws<IOException>(() => SnapshotKey.Open(file));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Taken_commands_that_are_kept_stay_what_they_were_while_others_are_added()
    {
        var taken = new TakenCommands();
        var commands = Enumerable.Range(1, 9).Select(number => new CommandId($"command {number}")).ToArray();
        for (var i = 0; i < 5; i++)
        {
            taken.Add(commands[i], i + 1);
        }

        var kept = taken.Keep();
        for (var i = 5; i < 9; i++)
        {
            taken.Add(commands[i], i + 1);
        }

        var resumed = new TakenCommands();
        resumed.Resume(kept);
        Assert.Equal(5, kept.Hashes.Length);
        Assert.All(commands[..5], command => Assert.Single(resumed.Candidates(command)));
        Assert.All(commands[5..], command => Assert.Empty(resumed.Candidates(command)));
        resumed.Add(commands[8], 6);
        Assert.Equal([6], resumed.Candidates(commands[8]));
        Assert.Equal([9], taken.Candidates(commands[8]));
    }

    private static StreamSnapshot Of(string stream, object state, int sequence) => new(
        stream,
        new(sequence, HashChain.HashOf(System.Text.Encoding.UTF8.GetBytes($"{stream} {sequence}"))),
        new(638_000_000_000_000_000, 0),
        new(7, Hashes, Sequences),
        state);

    private static StreamSnapshot Read(byte[] bytes, string stream) => Frame.Decode(stream, bytes).Snapshot!;

    private static CaseState Fold(CaseState from, ImmutableArray<Entry> entries) => entries.Aggregate(
        from, (state, entry) => state.Evolve((CaseEvent)entry.ReadEvent(), entry.Header.EffectiveAt));

    private static string Told(CaseState state) => System.Text.Json.JsonSerializer.Serialize(state);
}
