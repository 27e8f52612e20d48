using System.Text;

namespace Grid.Ledger.Tests.Verification;

/// <summary>Bytes that fit their hash and are still no entry: each is damage, none is a crash.</summary>
public sealed class VerifierEntryTests(MadeStore made) : IClassFixture<MadeStore>
{
    private const string Position =
        "(SELECT position FROM entry WHERE stream = 'case:town/7' AND sequence = 3)";

    [Theory]
    [InlineData("\"at\":\"2026-03-01T09:30:00+01:00\"", "\"at\":null")]
    [InlineData("\"at\":\"2026-03-01T09:30:00+01:00\"", "\"at\":\"yesterday\"")]
    [InlineData("\"intent\":\"record\"", "\"intent\":7")]
    [InlineData("\"intent\":\"record\"", "\"intent\":\"wish\"")]
    [InlineData("\"pack\":\"", "\"pack\":null,\"pock\":\"")]
    [InlineData("\"part\":[1,1]", "\"part\":[1]")]
    [InlineData("\"part\":[1,1]", "\"part\":[0,0]")]
    [InlineData("\"part\":[1,1]", "\"part\":[2,1]")]
    [InlineData("\"part\":[1,1]", "\"part\":{}")]
    [InlineData("\"part\":[1,1]", "\"part\":[1,99999999999]")]
    [InlineData("\"pack:made\":1", "\"pack:made\":1,\"pack:made\":2")]
    [InlineData("\"pack:made\":1", "\"pack:made\":1.5")]
    [InlineData("\"pack:made\":1", "\"\\ud800\":1")]
    [InlineData("\"stream\":\"", "\"stream\":null,\"stroom\":\"")]
    [InlineData("\"stream\":\"", "\"stream\":\"\\udc00")]
    [InlineData("\"sequence\":", "\"sequence\":2147483647,\"secuence\":")]
    [InlineData("\"sequence\":", "\"sequence\":-")]
    [InlineData("\"type\":\"case.", "\"type\":\"cake.")]
    [InlineData("\"data\":{", "\"data\":{\"unheardOf\":1,")]
    [InlineData("\"data\":{", "\"data\":[],\"dada\":{")]
    [InlineData("\"data\":{", "\"data\":null,\"dada\":{")]
    [InlineData("\"data\":{", "\"data\":{\"\\ud800\":{},")]
    [InlineData("\"act\":\"hearing\"", "\"act\":[\"hearing\"]")]
    [InlineData("\"facts\":{", "\"facts\":{\"x\":7,")]
    [InlineData("\"recordedAt\":\"", "\"recordedAt\":\"9999999-")]
    [InlineData("\"verdict\":\"undecidable\"", "\"verdict\":3")]
    [InlineData("{", " {")]
    [InlineData("{", "")]
    [InlineData("{", "{\"by\":\"officer:x\",")]
    public async Task Bytes_that_are_no_entry_are_damage(string text, string instead)
    {
        var body = Body();
        Assert.Contains(text, body, StringComparison.Ordinal);
        var at = body.IndexOf(text, StringComparison.Ordinal);
        await IsDamage(Encoding.UTF8.GetBytes(body[..at] + instead + body[(at + text.Length)..]));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_damage()
    {
        foreach (var bytes in new byte[][] { [], [0], [0xff, 0xfe], [(byte)'"', 0xc3, (byte)'"'], new byte[100_000] })
        {
            await IsDamage(bytes);
        }
    }

    [Fact]
    public async Task Json_that_is_nested_deep_is_damage() =>
        await IsDamage(Encoding.ASCII.GetBytes(new string('[', 100_000)));

    [Fact]
    public async Task Any_byte_of_an_entry_changed_with_its_hash_is_found_and_never_a_crash()
    {
        var body = Encoding.UTF8.GetBytes(Body());
        var random = new Random(20260302);
        for (var i = 0; i < 60; i++)
        {
            var changed = (byte[])body.Clone();
            changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            await IsDamage(changed);
        }
    }

    private string Body() =>
        (string)SqliteText.Rows(made.Original, $"SELECT body FROM entry WHERE position = {Position}")[0][0];

    private async Task IsDamage(byte[] body)
    {
        var hash = Convert.ToHexString(HashChain.HashOf(body));
        var report = await made.After(
            $"UPDATE entry SET body = CAST(x'{Convert.ToHexString(body)}' AS TEXT), hash = x'{hash}' "
            + $"WHERE position = {Position}");
        Assert.NotEmpty(report.Damage);
        Assert.True(report.Damage.Length <= 8, string.Join("; ", report.Damage));
        Assert.All(report.Damage, damage => Assert.True(
            damage.Table is "entry" or "stream_head" or "personal_text", string.Join("; ", report.Damage)));
    }
}
