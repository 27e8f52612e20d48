using System.Globalization;
using Grid.Ledger.Sqlite;

namespace Grid.Ledger.Tests.Verification;

/// <summary>One byte of the file itself, anywhere in it.</summary>
public sealed class VerifierByteTests(MadeStore made) : IClassFixture<MadeStore>
{
    [Fact]
    public async Task A_changed_byte_is_found_or_changes_nothing_that_is_stored()
    {
        var random = new Random(20260401);
        var length = (int)new FileInfo(made.Original).Length;
        var whole = Dump(made.Original);
        var found = 0;
        for (var i = 0; i < 200; i++)
        {
            // The first pages hold the header and the schema: they are met more often than by chance.
            var offset = i < 40 ? random.Next(4096) : random.Next(length);
            var path = Flip(offset, (byte)random.Next(1, 256));
            found += await IsFound(path) ? 1 : 0;
            Assert.True(await IsFound(path) || Dump(path) == whole, $"the byte at {offset} of {path} was missed");
            File.Delete(path);
        }

        Assert.True(found > 100, $"only {found} were found: has the test lost its bite?");
    }

    private string Flip(int offset, byte mask)
    {
        var path = made.Copy();
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = offset;
        var was = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(was ^ mask));
        return path;
    }

    private static async Task<bool> IsFound(string path)
    {
        try
        {
            return !(await MadeStore.Verify(path)).IsClean;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    private static string Dump(string path)
    {
        var rows = SqliteSchema.Tables
            .SelectMany(table => SqliteText.Rows(path, $"SELECT '{table}', * FROM {table}"))
            .Select(row => string.Join('|', row.Select(Print)));
        return string.Join('\n', rows);
    }

    private static string Print(object value) => value is byte[] bytes
        ? Convert.ToHexString(bytes)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
