using Grid.Domain.Draws;

namespace Grid.Grains.Draws;

/// <summary>
/// What the keys of days are made from. It lies in a file beside the silo, as the key that signs does: whoever has it
/// can tell who will be drawn, so it is in no entry, database, log or answer. All silos of a grid have the same.
/// </summary>
internal sealed class DrawSecret
{
    private readonly byte[] _secret;

    public DrawSecret(byte[] secret) => _secret = secret.Length == SecretFile.Length
        ? secret
        : throw new InvalidDataException($"a secret of draws has {SecretFile.Length} bytes, not {secret.Length}");

    /// <summary>Opens the secret in a file; where there is none, one is made.</summary>
    /// <exception cref="IOException">It cannot be read or made, or others may read it.</exception>
    public static DrawSecret Open(string file) => new(SecretFile.Open(file));

    /// <summary>The key of a unit for a day.</summary>
    public string KeyOf(UnitId unit, string day) => DayKeys.Derive(_secret, unit, day);
}
