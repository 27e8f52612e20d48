using System.IO.Compression;
using System.Text;

namespace Grid.Cli.Tests.Running;

/// <summary>A folder outside the repository for one test, gone when the test is over.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("grid-cli-").FullName;

    /// <summary>A store in the folder, as people write it.</summary>
    public string Store(string name = "grid.db") => $"sqlite:{this[name]}";

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    /// <summary>How long a file is by now; 0 where there is none yet.</summary>
    public long LengthOf(string name) => new FileInfo(this[name]) is { Exists: true } file ? file.Length : 0;

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
