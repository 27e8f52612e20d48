using System.Text;
using Grid.Packs.Examples;

namespace Grid.Packs;

/// <summary>Reads a pack as it lies in a folder: <c>pack.yaml</c> and the files it includes.</summary>
public static class PackFolder
{
    // How a log is read that the pack is made for, as `grid replay` takes it.
    private const string MappingName = "mapping.yaml";

    public static PackReading Read(string folder)
    {
        var problems = new ProblemList();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Load(folder, PackHeader.FileName, problems) is { } text)
        {
            files.Add(PackHeader.FileName, text);
            var left = PackLimits.AllFiles;
            foreach (var name in PackHeader.IncludedBy(text))
            {
                if (left >= 0 && Load(folder, name, problems) is { } included)
                {
                    files[name] = included;
                    left -= included.Length;
                }
            }
        }

        return problems.IsEmpty ? PackContent.FromFiles(files) : new(null, problems.InOrder());
    }

    /// <summary>
    /// The YAML files of a folder that its pack does not include. Examples are no part of a pack, nor is a mapping that
    /// lies beside it.
    /// </summary>
    /// <returns>Their paths inside the folder, in order.</returns>
    public static ImmutableArray<string> LeftOut(string folder, PackContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var included = PackJson.Read(content.Json);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(name => included?.ContainsKey(name) != true && name != MappingName
                    && !name.StartsWith(PackExamples.FolderName + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    // A file that is not there is no problem yet: whoever sees all files says which line asks for it.
    internal static string? Load(string folder, string name, ProblemList problems)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.Exists(path) ? Decode(ReadSome(path), name, problems) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, 1), $"the file cannot be read: {failure.Message}", "make the file readable");
            return null;
        }
    }

    // One byte more than is allowed is enough to know, however long the file is or claims to be.
    private static byte[] ReadSome(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, PackLimits.OneFile) + 1];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static string? Decode(byte[] bytes, string name, ProblemList problems)
    {
        if (bytes.Length > PackLimits.OneFile)
        {
            PackLimits.ReportTooLong(name, problems);
            return null;
        }

        try
        {
            return PackLimits.StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException broken)
        {
            var line = 1 + bytes.AsSpan(0, Math.Max(broken.Index, 0)).Count((byte)'\n');
            problems.Add(new(name, line), "the file is not UTF-8", "save it as UTF-8");
            return null;
        }
    }
}
