using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Grid.Ledger.Checkpoints;

/// <summary>
/// A public key by which notes are checked, written <c>name+id+key</c> as all tools for signed notes write it.
/// </summary>
internal sealed record VerifyingKey
{
    /// <summary>Says in a signature's id, and before the bytes of a key, that it is one of Ed25519.</summary>
    public const byte Ed25519Type = 1;

    private VerifyingKey(string name, byte[] bytes) => (Name, Bytes, Id) = (name, bytes, IdOf(name, bytes));

    public string Name { get; }

    /// <summary>The key, 32 bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>Names the key beside <see cref="Name"/>: it is short, and proves nothing.</summary>
    public uint Id { get; }

    /// <exception cref="NoteException">The text is no key of Ed25519.</exception>
    public static VerifyingKey Parse(string text)
    {
        var parts = text.Split('+', 3);
        if (parts.Length != 3
            || Base64Text.Read(parts[2]) is not [Ed25519Type, .. var bytes]
            || !IsKey(bytes) || !IsName(parts[0]))
        {
            throw new NoteException($"`{text}` is no key: it looks like NAME+1a2b3c4d+AbCd…=");
        }

        var key = new VerifyingKey(parts[0], bytes);
        return key.ToString() == text
            ? key
            : throw new NoteException($"`{text}` is no key: its id is not that of its name and bytes");
    }

    /// <exception cref="NoteException">The name or the bytes cannot be those of a key.</exception>
    public static VerifyingKey Of(string name, byte[] bytes) => IsName(name) && IsKey(bytes)
        ? new(name, bytes)
        : throw new NoteException($"`{name}` cannot name a key: a name has no space and no plus");

    /// <summary>Whether this key made the signature over the bytes.</summary>
    public bool Verify(ReadOnlySpan<byte> signed, byte[] signature)
    {
        var text = signed.ToArray();
        return signature.Length == Ed25519.SignatureSize
            && Ed25519.Verify(signature, 0, Bytes, 0, text, 0, text.Length);
    }

    public bool Equals(VerifyingKey? other) =>
        other is not null && Name == other.Name && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() =>
        $"{Name}+{Id:x8}+{Convert.ToBase64String([Ed25519Type, .. Bytes])}";

    private static uint IdOf(string name, byte[] bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(
        SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. bytes]));

    private static bool IsKey(byte[] bytes) =>
        bytes.Length == Ed25519.PublicKeySize && Ed25519.ValidatePublicKeyFull(bytes, 0);

    private static bool IsName(string name) =>
        name.Length > 0 && !name.Contains('+') && !name.Any(letter => char.IsWhiteSpace(letter) || letter < ' ');
}
