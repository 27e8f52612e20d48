using System.IO.Compression;
using System.Text;

namespace Grid.Replay.Tests;

/// <summary>A folder of its own for one test, with the logs the test makes up; gone when the test is over.</summary>
public sealed class LogFolder : IDisposable
{
    /// <summary>The mapping most tests use: case, act, officer and time, in columns of these names.</summary>
    public const string Plain = "source: test\nacts: { case: case, act: act, officer: officer, at: at }";

    public LogFolder() => Path = Directory.CreateTempSubdirectory("grid-replay-").FullName;

    public string Path { get; }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(string text, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public MappingLoad Load(string yaml) => MappingFile.Load(Write("mapping.yaml", yaml));

    /// <summary>Writes one CSV log and reads it.</summary>
    public LogContent ReadCsv(string text, string yaml = Plain) => Read(yaml, Write("log.csv", text));

    /// <summary>Reads logs; every act is listed but <c>UNLISTED</c>.</summary>
    public LogContent Read(string yaml, params string[] paths) => ReadWithCases(yaml, casesFile: null, paths);

    public LogContent ReadWithCases(string yaml, string? casesFile, params string[] paths)
    {
        var mapping = Assert.IsType<MappingLoad.Loaded>(Load(yaml)).Mapping;
        return LogReader.Read(
            paths, mapping, casesFile, act => act != "UNLISTED", progress: null, CancellationToken.None);
    }

    /// <summary>What a read says that must fail altogether.</summary>
    public string Failure(string yaml, params string[] paths) =>
        Assert.Throws<LogUnreadable>(() => Read(yaml, paths)).Message;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
