using System.Text;

namespace Grid.Replay.Mapping;

/// <summary>The file, written in YAML, in which people say what the fields of their log mean.</summary>
public static class MappingFile
{
    /// <summary>A mapping is a page of text; what is longer than this is something else.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Loads a mapping file. Whatever is wrong with it is told all at once, never thrown.</summary>
    public static MappingLoad Load(string path)
    {
        try
        {
            return Parse(path, ReadText(path));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(path, "there is no such file", "check the path");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Unreadable(path, $"it cannot be read ({failure.Message.TrimEnd('.')})", "give a UTF-8 text file");
        }
    }

    private static MappingLoad Parse(string path, string text)
    {
        var problems = new MappingProblems(path);
        var mapping = YamlTree.Read(text, problems) is { } root ? new MappingParser(problems).Parse(root) : null;
        return mapping is not null && problems.IsEmpty
            ? new MappingLoad.Loaded(mapping)
            : new MappingLoad.Faulty(problems.ByLine());
    }

    private static string ReadText(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        // One byte more than allowed is asked for, so that a pipe or a growing file cannot be longer than it seems.
        var bytes = new byte[MaxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MaxBytes
            ? StrictUtf8.GetString(bytes, 0, length).TrimStart('\uFEFF')
            : throw new IOException("it is larger than 1 MiB, so it is no mapping");
    }

    private static MappingLoad.Faulty Unreadable(string path, string problem, string fix) =>
        new([new MappingProblem(path, 0, problem, fix)]);
}
