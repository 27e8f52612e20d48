using System.Security.Cryptography;
using System.Text;

namespace Grid.Domain.Tests.Vocabulary;

public sealed class PersonalTextTests
{
    private const string Salt = "000102030405060708090a0b0c0d0e0f";

    [Fact]
    public void The_digest_is_over_the_bytes_of_the_salt_and_then_of_the_text()
    {
        byte[] bytes = [.. Enumerable.Range(0, 16).Select(number => (byte)number), .. Encoding.UTF8.GetBytes("Müller")];

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(bytes)), new PersonalText("Müller", Salt).Digest.ToString());
    }

    [Theory]
    [InlineData(Salt, true)]
    [InlineData("000102030405060708090A0B0C0D0E0F", false)]
    [InlineData("000102030405060708090a0b0c0d0e", false)]
    [InlineData("g00102030405060708090a0b0c0d0e0f", false)]
    [InlineData("", false)]
    public void A_salt_is_sixteen_bytes_in_lower_case_hex(string salt, bool isWellFormed) =>
        Assert.Equal(isWellFormed, new PersonalText("text", salt).IsWellFormed);

    [Fact]
    public void Printed_it_tells_nothing_of_the_text() =>
        Assert.DoesNotContain("Müller", new PersonalText("Müller", Salt).ToString(), StringComparison.Ordinal);
}
