using System.Text;

namespace Grid.Packs;

/// <summary>How much of a pack is read at all.</summary>
internal static class PackLimits
{
    /// <summary>Most UTF-8 bytes of one file.</summary>
    public const int OneFile = 4 << 20;

    /// <summary>Most UTF-8 bytes of all files together.</summary>
    public const int AllFiles = 16 << 20;

    /// <summary>How deep lists and mappings may stand in one another.</summary>
    public const int Depth = 32;

    /// <summary>UTF-8 that refuses what is none, instead of putting a question mark in its place.</summary>
    public static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reports a file that cannot be taken for its size or its letters.</summary>
    /// <returns>Its UTF-8 bytes.</returns>
    public static int Measure(string file, string text, ProblemList problems)
    {
        try
        {
            var length = StrictUtf8.GetByteCount(text);
            if (length > OneFile)
            {
                ReportTooLong(file, problems);
            }

            return length;
        }
        catch (EncoderFallbackException)
        {
            problems.Add(new(file, 1), "the text holds half of a surrogate pair", "save it as UTF-8");
            return 0;
        }
    }

    public static void ReportTooLong(string file, ProblemList problems) => problems.Add(
        new(file, 1), $"the file is longer than {OneFile >> 20} MiB", "split it into files and include them");
}
