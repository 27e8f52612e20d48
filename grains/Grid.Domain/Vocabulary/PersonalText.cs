using System.Security.Cryptography;
using System.Text;

namespace Grid.Domain.Vocabulary;

/// <summary>
/// Free text about persons. An entry holds only its <see cref="Digest"/>; text and salt stand in a side table and can
/// be erased without breaking a proof. The salt is drawn by the caller, once per text, so that a retry is the same
/// command.
/// </summary>
/// <param name="Text">The text itself.</param>
/// <param name="Salt">Sixteen random bytes, lower-case hex.</param>
[GenerateSerializer, Immutable, Alias("personal-text")]
public sealed record PersonalText(string Text, string Salt)
{
    /// <summary>SHA-256 over the bytes of the salt followed by the UTF-8 bytes of the text.</summary>
    public TextDigest Digest => new(Convert.ToHexStringLower(
        SHA256.HashData([.. Convert.FromHexString(Salt), .. Encoding.UTF8.GetBytes(Text)])));

    /// <summary>Whether the salt is what <see cref="Digest"/> needs it to be.</summary>
    public bool IsWellFormed => Salt.Length == 32 && Salt.All(char.IsAsciiHexDigitLower);

    // A record prints its members; personal text must not reach a log that way.
    public override string ToString() => $"text {Digest}";
}
