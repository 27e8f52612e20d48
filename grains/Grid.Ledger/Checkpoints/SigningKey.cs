using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Grid.Ledger.Checkpoints;

/// <summary>A private key that signs notes. It never prints itself.</summary>
internal sealed class SigningKey
{
    private const string Lead = "PRIVATE+KEY+";

    private readonly byte[] _seed;

    private SigningKey(string name, byte[] seed)
    {
        _seed = seed;
        var bytes = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, bytes, 0);
        Public = VerifyingKey.Of(name, bytes);
    }

    public VerifyingKey Public { get; }

    /// <summary>A new key, from the operating system's randomness.</summary>
    public static SigningKey New(string name) => new(name, RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <summary>A key of known bytes.</summary>
    public static SigningKey Of(string name, byte[] seed) => new(name, seed);

    /// <summary>Reads what <see cref="Reveal"/> wrote.</summary>
    /// <exception cref="NoteException">The text is no private key.</exception>
    public static SigningKey Parse(string text)
    {
        var parts = text.StartsWith(Lead, StringComparison.Ordinal) ? text[Lead.Length..].Split('+', 3) : [];
        if (parts.Length == 3
            && Base64Text.Read(parts[2]) is [VerifyingKey.Ed25519Type, .. var seed]
            && seed.Length == Ed25519.SecretKeySize)
        {
            var key = new SigningKey(parts[0], seed);
            if (key.Reveal() == text)
            {
                return key;
            }
        }

        throw new NoteException("it is no private key for signed notes");
    }

    /// <summary>The key as all tools for signed notes write it, for its file alone.</summary>
    public string Reveal() =>
        $"{Lead}{Public.Name}+{Public.Id:x8}+{Convert.ToBase64String([VerifyingKey.Ed25519Type, .. _seed])}";

    /// <summary>Signs a text.</summary>
    public SignedNote Sign(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, bytes, 0, bytes.Length, signature, 0);
        return new(text, [new(Public.Name, Public.Id, signature)]);
    }
}
