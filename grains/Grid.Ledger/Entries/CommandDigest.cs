using System.Buffers;
using System.Security.Cryptography;
using System.Text;

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
        var output = new ArrayBufferWriter<byte>(512);
        Lead(output, "{");
        if (submission.At is { } at)
        {
            Member(output, "\"at\":", at.ToString());
            Lead(output, ",");
        }

        Member(output, "\"by\":", submission.By.Value);
        Lead(output, ",\"data\":");
        EventJson.Write(submission.Command, output);
        Member(output, ",\"intent\":", EntryCodec.NameOf(submission.Intent));
        Member(output, ",\"stream\":", stream);
        Member(output, ",\"type\":", EventTypes.AliasOf(submission.Command.GetType()));
        Lead(output, "}");
        return (Convert.ToHexStringLower(SHA256.HashData(output.WrittenSpan)), output.WrittenCount);
    }

    private static void Lead(ArrayBufferWriter<byte> output, string ascii) => Encoding.ASCII.GetBytes(ascii, output);

    private static void Member(ArrayBufferWriter<byte> output, string lead, string text)
    {
        Lead(output, lead);
        CanonicalJson.WriteText(text, output);
    }
}
