using System.Text;
using Grid.Packs.Check;

namespace Grid.Packs.Tests;

public sealed class PackFolderTests : IDisposable
{
    private const string Minimal = "pack: minimal\ntitle: a pack\nacts: [{ act: A }]\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("grid-packs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_gives_the_name_and_the_files_that_pack_yaml_includes()
    {
        Write("pack.yaml", "pack: two-files\ninclude: [more/acts.yaml]\n");
        Write("more/acts.yaml", "acts: []\n");
        Write("README.md", "not part of it");
        var content = Read().Content!;
        Assert.Equal(new PackName("two-files"), content.Name);
        Assert.Equal(
            """{"more/acts.yaml":"acts: []\n","pack.yaml":"pack: two-files\ninclude: [more/acts.yaml]\n"}""",
            content.Json);
    }

    [Fact]
    public void The_version_is_the_same_whatever_the_line_ends_and_with_or_without_a_byte_order_mark()
    {
        Write("pack.yaml", Minimal);
        var plain = Read().Content!;
        Write("pack.yaml", '\uFEFF' + Minimal.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(plain, Read().Content);
    }

    [Fact]
    public void A_byte_order_mark_does_not_hide_the_included_files()
    {
        Write("pack.yaml", "\uFEFFpack: p\r\ninclude: [acts.yaml]\r\n");
        Write("acts.yaml", "acts: []");
        Assert.Empty(Read().Problems);
    }

    [Fact]
    public void A_file_that_is_not_included_is_told_and_an_example_is_not()
    {
        Write("pack.yaml", "pack: p\ntitle: t\ninclude: [acts.yaml]\n");
        Write("acts.yaml", "acts: [{ act: A }]\n");
        Write("more/forgotten.yaml", "acts: [{ act: B }]\n");
        Write("examples/cases.yaml", "cases: []\n");
        Write("mapping.yaml", "source: a log\n");
        Write("README.md", "not part of it");

        var hole = Assert.Single(
            PackCheck.Run(Read().Content!, _folder).Holes, hole => hole.Rule == "file.is-included");

        Assert.Equal("more/forgotten.yaml", hole.File);
        Write("pack.yaml", "pack: p\ntitle: t\ninclude: [acts.yaml, more/forgotten.yaml]\n");
        Assert.DoesNotContain(PackCheck.Run(Read().Content!, _folder).Holes, hole => hole.Rule == "file.is-included");
    }

    [Theory]
    [InlineData("../other/pack.yaml")]
    [InlineData("/etc/hostname")]
    [InlineData("a/../../b.yaml")]
    [InlineData("C:/b.yaml")]
    [InlineData("a//b.yaml")]
    [InlineData("pack.yaml")]
    [InlineData("./pack.yaml")]
    public void Only_other_files_inside_the_folder_can_be_included(string name)
    {
        Write("pack.yaml", $"pack: p\ninclude:\n  - '{name}'\n");
        Assert.Equal(
            $"pack.yaml:3: `{name}` cannot be included; name another file, by its path inside the pack's folder",
            Assert.Single(Read().Problems).ToString());
    }

    [Fact]
    public void An_included_file_that_is_not_there_is_a_problem_of_the_line_that_names_it()
    {
        Write("pack.yaml", "pack: p\ninclude:\n  - acts.yaml\n");
        Assert.Equal(
            new("pack.yaml", 3, "there is no file `acts.yaml`", "add the file, or take its name off `include`"),
            Assert.Single(Read().Problems));
    }

    [Fact]
    public void A_folder_without_pack_yaml_is_a_problem() =>
        Assert.Equal(
            new("pack.yaml", 1, "there is no pack.yaml", "add one; every pack begins with it"),
            Assert.Single(PackFolder.Read(Path.Combine(_folder, "nowhere")).Problems));

    [Fact]
    public void A_file_that_is_not_UTF8_is_a_problem_of_its_line()
    {
        File.WriteAllBytes(Path.Combine(_folder, "pack.yaml"), [.. "pack: p\ntitle: "u8, 0xC3, 0x28]);
        Assert.Equal(
            new("pack.yaml", 2, "the file is not UTF-8", "save it as UTF-8"), Assert.Single(Read().Problems));
    }

    [Fact]
    public void A_file_of_50_megabytes_is_refused_without_being_read()
    {
        using (var file = File.Create(Path.Combine(_folder, "pack.yaml")))
        {
            file.SetLength(50_000_000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            new("pack.yaml", 1, "the file is longer than 4 MiB", "split it into files and include them"),
            Assert.Single(Read().Problems));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Files_of_more_than_16_mebibytes_together_are_refused()
    {
        Write("pack.yaml", "pack: p\ninclude: [a, b, c, d, e, f]\n");
        foreach (var name in (string[])["a", "b", "c", "d", "e", "f"])
        {
            Write(name, new string('#', 4 << 20));
        }

        Assert.Equal(
            new("pack.yaml", 1, "the files are longer than 16 MiB together", "shorten them, or make two packs of them"),
            Assert.Single(Read().Problems));
    }

    private PackReading Read() => PackFolder.Read(_folder);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
