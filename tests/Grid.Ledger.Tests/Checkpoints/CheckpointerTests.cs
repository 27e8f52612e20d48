using Grid.Ledger.Checkpoints;
using Grid.Ledger.Sqlite;
using Grid.Ledger.Verification;

namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>Checkpoints of a living store: made as it grows, refused where it was cut.</summary>
public sealed class CheckpointerTests : IDisposable
{
    private const string Forget = "DELETE FROM checkpoint; DELETE FROM tile";

    private readonly TempFolder _folder = new();

    private string Path => _folder["grid.db"];

    private BundleFile Outside => new(_folder["outside.txt"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_checkpoint_signs_all_that_is_there_and_nothing_new_makes_no_new_one()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        var checkpointer = Made(store);
        Assert.Null(checkpointer.Age);
        var empty = await checkpointer.Make(CancellationToken.None);
        Assert.Equal(0, Assert.Single(empty!.Lanes).Size);
        await MadeLedger.WriteTo(store);
        var bundle = await checkpointer.Make(CancellationToken.None);
        Assert.Null(await checkpointer.Make(CancellationToken.None));
        Assert.NotNull(checkpointer.Age);

        var report = await Verify(store, bundle!);
        Assert.Empty(report.Damage);
        Assert.Equal(report.Root, HashChain.Print(bundle!.Lanes.Single().Root));
        Assert.Equal(report.Entries, bundle.Lanes.Single().Size);
        Assert.Equal(Keys().Key.Public, bundle.SignedBy(Keys().Public));
        Assert.Equal(bundle.ToString(), await store.Checkpoints.NewestBundle(CancellationToken.None));
        Assert.Equal($"{empty}{bundle}", await File.ReadAllTextAsync(Outside.Path));
        Assert.Equal(bundle.ToString(), Outside.Last()!.ToString());
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_from_the_tiles_and_reads_no_entry_that_was_signed()
    {
        var requests = MadeLedger.Requests();
        await using (var store = SqliteLedgerStore.Open(Path))
        {
            await store.Append([.. requests.Take(100)], CancellationToken.None);
            await Made(store).Make(CancellationToken.None);
        }

        await using (var store = SqliteLedgerStore.Open(Path))
        {
            await store.Append([.. requests.Skip(100)], CancellationToken.None);
            var counted = new CountingStore(store.Checkpoints);
            var checkpointer = new Checkpointer(counted, Keys, Outside, TimeProvider.System);
            await checkpointer.HoldAgainstOutside(CancellationToken.None);
            var bundle = await checkpointer.Make(CancellationToken.None);
            var size = bundle!.Lanes.Single().Size;
            Assert.Equal(requests.Skip(100).Sum(request => request.Entries.Length), counted.LeavesRead);
            Assert.Empty((await Verify(store, [.. CheckpointBundle.ParseAll(File.ReadAllText(Outside.Path))])).Damage);

            var earlier = CheckpointBundle.ParseAll(File.ReadAllText(Outside.Path))[0].Lanes.Single();
            var proof = await new LedgerTiles(store.Checkpoints).Consistency(
                0, earlier.Size, size, CancellationToken.None);
            Assert.True(MerkleCheck.Extends(
                (earlier.Size, earlier.Root), (size, bundle.Lanes.Single().Root), proof));
        }
    }

    [Fact]
    public async Task An_entry_that_is_gone_before_it_was_signed_is_never_signed_past()
    {
        var requests = MadeLedger.Requests();
        await using var store = SqliteLedgerStore.Open(Path);
        await store.Append([.. requests.Take(100)], CancellationToken.None);
        var checkpointer = Made(store);
        var signed = await checkpointer.Make(CancellationToken.None);
        await store.Append([.. requests.Skip(100).Take(20)], CancellationToken.None);
        SqliteText.Run(Path, $"DELETE FROM entry WHERE position = {signed!.Lanes.Single().Size + 3}");
        for (var turn = 0; turn < 3; turn++)
        {
            var refused = await Assert.ThrowsAsync<CheckpointRefusedException>(
                () => checkpointer.Make(CancellationToken.None));
            Assert.Contains("not there", refused.Message, StringComparison.Ordinal);
            Assert.Equal(signed.ToString(), await store.Checkpoints.NewestBundle(CancellationToken.None));
        }

        Assert.Equal(signed.ToString(), Outside.Last()!.ToString());
    }

    [Fact]
    public async Task Tiles_that_could_not_be_kept_are_kept_with_the_next_checkpoint()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await MadeLedger.WriteTo(store);
        var failing = new CountingStore(store.Checkpoints) { FailsToKeep = true };
        var checkpointer = new Checkpointer(failing, Keys, null, TimeProvider.System);
        await Assert.ThrowsAsync<LedgerFailure>(() => checkpointer.Make(CancellationToken.None));
        failing.FailsToKeep = false;
        var signed = (await checkpointer.Make(CancellationToken.None))!.Lanes.Single();
        Assert.Equal(
            signed.Root, await new LedgerTiles(store.Checkpoints).Root(0, signed.Size, CancellationToken.None));
    }

    [Theory]
    [InlineData("DELETE FROM tile")]
    [InlineData("UPDATE tile SET hashes = zeroblob(length(hashes))")]
    [InlineData("UPDATE tile SET hashes = x''")]
    public async Task Tiles_that_are_lost_or_wrong_are_made_anew_from_the_ledger(string sql)
    {
        await using (var store = SqliteLedgerStore.Open(Path))
        {
            await MadeLedger.WriteTo(store);
            await Made(store).Make(CancellationToken.None);
        }

        SqliteText.Run(Path, sql);
        await using (var store = SqliteLedgerStore.Open(Path))
        {
            var checkpointer = Made(store);
            await checkpointer.HoldAgainstOutside(CancellationToken.None);
            await Write(store);
            var bundle = await checkpointer.Make(CancellationToken.None);
            Assert.Empty((await Verify(store, bundle!)).Damage.Where(damage => damage.Column is "root" or "size"));
        }
    }

    [Theory]
    [InlineData("DELETE FROM entry WHERE position > 100; UPDATE lane SET size = 101;" + Forget)]
    [InlineData("UPDATE entry SET hash = zeroblob(32) WHERE position = 3;" + Forget)]
    [InlineData("UPDATE origin SET name = 'grid/ffff'")]
    public async Task What_does_not_continue_what_was_signed_is_not_signed(string sql)
    {
        await using (var store = SqliteLedgerStore.Open(Path))
        {
            await MadeLedger.WriteTo(store);
            await Made(store).Make(CancellationToken.None);
        }

        SqliteText.Run(Path, sql);
        await using var again = SqliteLedgerStore.Open(Path);
        await Assert.ThrowsAsync<CheckpointRefusedException>(
            () => Made(again).HoldAgainstOutside(CancellationToken.None));
    }

    [Fact]
    public async Task A_ledger_that_became_shorter_under_it_is_not_signed()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await MadeLedger.WriteTo(store);
        var checkpointer = Made(store);
        await checkpointer.Make(CancellationToken.None);
        SqliteText.Run(Path, "DELETE FROM entry WHERE position > 100; UPDATE lane SET size = 101");
        await Assert.ThrowsAsync<CheckpointRefusedException>(() => checkpointer.Make(CancellationToken.None));
    }

    [Fact]
    public async Task A_bundle_that_somebody_forged_in_the_database_is_not_gone_on_from()
    {
        await using (var store = SqliteLedgerStore.Open(Path))
        {
            await MadeLedger.WriteTo(store);
            var forged = await Forged(store, SigningKey.New("thief"));
            await store.Checkpoints.Keep([], forged.ToString(), CancellationToken.None);
            var bundle = await Made(store).Make(CancellationToken.None);
            Assert.Empty((await Verify(store, bundle!)).Damage);
        }
    }

    [Theory]
    [InlineData("thief")]
    [InlineData("nobody")]
    public async Task What_somebody_put_into_the_database_does_not_make_it_forget_what_it_has_signed(string who)
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await MadeLedger.WriteTo(store);
        var checkpointer = Made(store);
        var signed = (await checkpointer.Make(CancellationToken.None))!.Lanes.Single();
        await store.Checkpoints.Keep(
            [], who == "nobody" ? "no note" : $"{await Forged(store, SigningKey.New(who))}", CancellationToken.None);
        SqliteText.Run(Path, "UPDATE entry SET hash = zeroblob(32) WHERE position = 3");
        var next = (await checkpointer.Make(CancellationToken.None))!;
        Assert.Equal((signed.Size, HashChain.Print(signed.Root)), RootOf(next));
        Assert.Equal(next.ToString(), await store.Checkpoints.NewestBundle(CancellationToken.None));
    }

    [Fact]
    public async Task A_bundle_of_another_grid_that_the_same_key_has_signed_is_not_gone_on_from()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await MadeLedger.WriteTo(store);
        var checkpointer = Made(store);
        var signed = RootOf((await checkpointer.Make(CancellationToken.None))!);
        var other = CheckpointBundle.Sign(
            Checkpoint.Of("grid/0123456789abcdef", [(0, 1, new byte[32])], DateTime.UtcNow), Keys().Key, []);
        await store.Checkpoints.Keep([], other.ToString(), CancellationToken.None);
        Assert.Equal(signed, RootOf((await checkpointer.Make(CancellationToken.None))!));
    }

    [Fact]
    public async Task An_earlier_bundle_put_in_place_of_the_last_does_not_hide_what_was_rewritten_since()
    {
        var requests = MadeLedger.Requests();
        await using var store = SqliteLedgerStore.Open(Path);
        await store.Append([.. requests.Take(100)], CancellationToken.None);
        var checkpointer = Made(store);
        var early = (await checkpointer.Make(CancellationToken.None))!;
        await store.Append([.. requests.Skip(100)], CancellationToken.None);
        var last = (await checkpointer.Make(CancellationToken.None))!;
        await store.Checkpoints.Keep([], early.ToString(), CancellationToken.None);
        SqliteText.Run(Path, $"UPDATE entry SET hash = zeroblob(32) WHERE position = {early.Entries + 1}");
        for (var turn = 0; turn < 2; turn++)
        {
            await Assert.ThrowsAsync<CheckpointRefusedException>(() => checkpointer.Make(CancellationToken.None));
        }

        Assert.Equal(last.ToString(), Outside.Last()!.ToString());
    }

    [Fact]
    public async Task A_file_that_is_renamed_away_meanwhile_is_begun_anew_and_both_stay_good()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await MadeLedger.WriteTo(store);
        var checkpointer = Made(store);
        var first = await checkpointer.Make(CancellationToken.None);
        File.Move(Outside.Path, _folder["yesterday.txt"]);
        // Nothing was written: nothing is signed, and no file is made.
        Assert.Null(await checkpointer.Make(CancellationToken.None));
        Assert.False(File.Exists(Outside.Path));
        await Made(store).HoldAgainstOutside(CancellationToken.None);

        await Write(store);
        var second = await checkpointer.Make(CancellationToken.None);
        Assert.Equal($"{first}", await File.ReadAllTextAsync(_folder["yesterday.txt"]));
        Assert.Equal($"{second}", await File.ReadAllTextAsync(Outside.Path));
        await Made(store).HoldAgainstOutside(CancellationToken.None);
        Assert.Empty((await Verify(store, first!, second!)).Damage);
    }

    [Fact]
    public async Task Once_the_key_has_handed_on_the_new_one_signs_and_who_trusts_the_old_believes_it()
    {
        await using var store = SqliteLedgerStore.Open(Path);
        await MadeLedger.WriteTo(store);
        var first = TrustedKeys.Of(Keys().Key.Public);
        await Made(store).Make(CancellationToken.None);
        var second = Keys().Renew().Renew();
        Assert.NotEqual(first.With([]).Single(), second.Key.Public);
        await Write(store);
        var bundle = await Made(store).Make(CancellationToken.None);
        Assert.Equal(second.Key.Public, CheckpointBundle.ParseAll(bundle!.ToString())[0].SignedBy(first));
        Assert.Equal(2, CheckpointBundle.ParseAll(File.ReadAllText(Outside.Path)).Length);
    }

    [Fact]
    public void Keys_are_made_once_and_nobody_else_may_read_the_private_one()
    {
        var made = Keys();
        Assert.Equal(made.Key.Public, Keys().Key.Public);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = System.IO.Path.Combine(_folder["keys"], "signing.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<NoteException>(Keys).Message, StringComparison.Ordinal);
    }

    private static async Task Write(SqliteLedgerStore store) => Assert.IsType<AppendOutcome.Appended>(
        Assert.Single(await store.Append(
            [new EntryWriter().Next("pack:other", new Domain.Packs.PackEvent.RetrySettled())],
            CancellationToken.None)));

    private static async Task<CheckpointBundle> Forged(SqliteLedgerStore store, SigningKey key) =>
        CheckpointBundle.Sign(
            Checkpoint.Of(
                await store.Checkpoints.Grid(CancellationToken.None), [(0, 256, new byte[32])], DateTime.UtcNow),
            key,
            []);

    private static (long Size, string Root) RootOf(CheckpointBundle bundle) =>
        (bundle.Lanes.Single().Size, HashChain.Print(bundle.Lanes.Single().Root));

    private KeyFolder Keys() => KeyFolder.Open(_folder["keys"]);

    private Checkpointer Made(SqliteLedgerStore store) => new(store.Checkpoints, Keys, Outside, TimeProvider.System);

    private static Task<VerificationReport> Verify(SqliteLedgerStore store, params CheckpointBundle[] bundles) =>
        LedgerVerifier.Verify(store, new() { Checkpoints = [.. bundles] }, null, CancellationToken.None);
}
