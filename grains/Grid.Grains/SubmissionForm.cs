using System.Buffers;
using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>Whether a submission can be stored at all, whatever it asks.</summary>
internal static class SubmissionForm
{
    private const int IdLengthMax = 200;

    private const int CommandSizeMax = 256 * 1024;

    /// <summary>What is wrong with it, and how to mend it; nothing where it is well formed.</summary>
    public static string? ProblemOf<TCommand>(string stream, Submission<TCommand> submission)
        where TCommand : notnull
    {
        if (submission.Id.Value is not { Length: > 0 and <= IdLengthMax })
        {
            return $"its id must have 1 to {IdLengthMax} characters";
        }

        if (stream.Length > IdText.MaxLength)
        {
            return $"the stream's name has more than {IdText.MaxLength} characters";
        }

        try
        {
            if (AskerId.Parse(submission.By.Value ?? "") != submission.By)
            {
                return $"`{submission.By}` must be written `{AskerId.Parse(submission.By.Value ?? "")}`";
            }

            if (TextsOf(submission.Command).Any(text => !text.IsWellFormed))
            {
                return "a personal text needs a salt of sixteen random bytes, in lower-case hex";
            }

            var output = new ArrayBufferWriter<byte>(512);
            EventJson.Write(submission.Command, output);
            CanonicalProbe(submission.Id.Value, output);
            return submission.Command is PackCommand || output.WrittenCount <= CommandSizeMax
                ? null
                : $"it has {output.WrittenCount} bytes, {CommandSizeMax} are the most";
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or ArgumentException)
        {
            return malformed.Message;
        }
    }

    /// <summary>The personal texts of a command.</summary>
    public static ImmutableArray<PersonalText> TextsOf(object command) => command switch
    {
        CaseCommand asked => asked.Texts,
        OfficerCommand asked => asked.Texts,
        _ => [],
    };

    // An id with half of a surrogate pair has no UTF-8, and so could never be found again.
    private static void CanonicalProbe(string id, ArrayBufferWriter<byte> output) =>
        Domain.Canonical.CanonicalJson.WriteText(id, output);
}
