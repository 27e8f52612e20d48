using System.Security.Cryptography;

namespace Grid.Ledger.Entries;

/// <summary>Tells whether two submissions under one id are the same command.</summary>
internal static class CommandDigest
{
    /// <summary>
    /// Lower-case hex SHA-256 of the canonical JSON <c>{at, by, data, intent, stream, type}</c> of the command. Of
    /// personal text it covers the salted digest alone.
    /// </summary>
    /// <returns>The digest, and the size in bytes of what it covers.</returns>
    /// <exception cref="System.Text.Json.JsonException">A text of the command has no canonical form.</exception>
    public static (string Digest, int Size) Of<TCommand>(string stream, Submission<TCommand> submission)
        where TCommand : notnull
    {
        var output = CanonicalBuffer.Start().Raw("{"u8);
        if (submission.At is { } at)
        {
            output.Raw("\"at\":"u8).Text(at.ToString()).Raw(","u8);
        }

        output.Raw("\"by\":"u8).Text(submission.By.Value)
            .Raw(",\"data\":"u8).Json(submission.Command)
            .Raw(",\"intent\":"u8).Text(EntryCodec.NameOf(submission.Intent))
            .Raw(",\"stream\":"u8).Text(stream)
            .Raw(",\"type\":"u8).Text(EventTypes.AliasOf(submission.Command.GetType()))
            .Raw("}"u8);
        return (HashChain.Print(SHA256.HashData(output.Written)), output.Count);
    }
}
