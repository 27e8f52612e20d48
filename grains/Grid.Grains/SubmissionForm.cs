using System.Text;
using System.Text.Json;
using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>Whether a submission can be stored at all, whatever it asks.</summary>
internal static class SubmissionForm
{
    private const int IdLengthMax = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private const int CommandSizeMax = 256 * 1024;

    /// <summary>The digest of a submission, or what is wrong with it and how to mend it.</summary>
    public static (string? Digest, string? Problem) Read<TCommand>(string stream, Submission<TCommand> submission)
        where TCommand : notnull
    {
        if (ProblemOf(stream, submission) is { } problem)
        {
            return (null, problem);
        }

        try
        {
            var (digest, size) = CommandDigest.Of(stream, submission);
            return submission.Command is PackCommand || size <= CommandSizeMax
                ? (digest, null)
                : (null, $"it has {size} bytes, {CommandSizeMax} are the most");
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException)
        {
            return (null, malformed.Message);
        }
    }

    private static string? ProblemOf<TCommand>(string stream, Submission<TCommand> submission)
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
            var by = AskerId.Parse(submission.By.Value ?? "");
            if (by != submission.By)
            {
                return $"`{submission.By}` must be written `{by}`";
            }

            // An id with half of a surrogate pair has no UTF-8, and so could never be found again.
            StrictUtf8.GetByteCount(submission.Id.Value);
            return TextsOf(submission.Command).Any(text => !text.IsWellFormed)
                ? "a personal text needs a salt of sixteen random bytes, in lower-case hex"
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException)
        {
            return malformed.Message;
        }
    }

    /// <summary>The personal texts of a command.</summary>
    public static ImmutableArray<PersonalText> TextsOf(object command) => command switch
    {
        CaseCommand asked => asked.Texts,
        OfficerCommand asked => asked.Texts,
        UnitCommand asked => asked.Texts,
        _ => [],
    };
}
