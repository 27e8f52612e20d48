using System.Text;
using static Grid.Packs.Tests.PackText;

namespace Grid.Packs.Tests;

/// <summary>What nobody should send is answered by one problem with file, line and fix.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grid-packs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Organs_that_supervise_each_other_in_a_circle_are_refused() => RefusedInIncluded(
        """
        organs:
          - { organ: a, title: t, ties: [{ tie: supervise, to: b }] } # <-
          - { organ: b, title: t, ties: [{ tie: supervise, to: c }] }
          - { organ: c, title: t, ties: [{ tie: supervise, to: a }] }
        """,
        "supervision of organs goes round in a circle: a → b → c → a",
        "take out one of the ties");

    [Fact]
    public void Organs_that_lead_each_other_in_a_circle_are_refused() => RefusedInIncluded(
        """
        organs:
          - { organ: a, title: t, ties: [{ tie: lead, to: b }] } # <-
          - { organ: b, title: t, ties: [{ tie: lead, to: a }] }
        """,
        "leading of organs goes round in a circle: a → b → a",
        "take out one of the ties");

    [Theory]
    [InlineData("organs: [{ organ: a, title: t, ties: [{ tie: lead, to: a }] }]")]
    [InlineData(
        "organs: [{ organ: a, title: t, ties: [{ tie: lead, to: b }] }, "
        + "{ organ: b, title: t, ties: [{ tie: supervise, to: a }] }]")]
    public void A_next_level_and_another_relation_close_no_circle(string organs) =>
        Assert.Empty(Compile(Head + "include: [more.yaml]\n", ("more.yaml", organs)).Problems);

    [Fact]
    public void An_article_that_is_missing_or_blank_is_refused()
    {
        Refused(
            WithRule("kind: required-slot\nslot: lead").Replace(", article: an article }", " } # <-"),
            "`source` has no `article`",
            "add `article:`");
        Refused(
            WithRule("kind: required-slot\nslot: lead").Replace("article: an article }", "article: \"\" } # <-"),
            "`article` is blank",
            "write it, or leave it out where it is optional");
    }

    [Fact]
    public void A_limit_of_negative_length_is_refused() => RefusedInIncluded(
        """
        clocks:
          - id: T-1
            title: t
            start: { event: Filed }
            length: { value: -6, unit: month } # <-
            source: { title: t, article: "1" }
        """,
        "`value` is not a whole number from 1 to 10000",
        "write the digits alone");

    [Theory]
    [InlineData("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n", 1)]
    [InlineData("base: &base { a: 1 }\nb: { <<: *base }\nc: { <<: *base }\n", 1)]
    [InlineData("a: [*x, *x, *x, *y]\n", 1)]
    public void A_bomb_in_an_included_file_is_one_problem(string bomb, int line)
    {
        var problem = Assert.Single(Compile(Head + "include: [more.yaml]\n", ("more.yaml", bomb)).Problems);
        Assert.Equal(("more.yaml", line), (problem.File, problem.Line));
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public void A_file_of_50_megabytes_is_refused_without_being_read()
    {
        using (var file = File.Create(Path.Combine(_folder, "pack.yaml")))
        {
            file.SetLength(50 << 20);
        }

        Assert.Equal(
            "pack.yaml:1: the file is longer than 4 MiB; split it into files and include them",
            Assert.Single(PackFolder.Read(_folder).Problems).ToString());
    }

    [Fact]
    public void Fifty_megabytes_in_files_that_are_each_short_enough_are_refused()
    {
        var names = Enumerable.Range(0, 17).Select(i => $"f{i}.yaml").ToArray();
        File.WriteAllText(
            Path.Combine(_folder, "pack.yaml"), $"pack: p\ntitle: t\ninclude: [{string.Join(", ", names)}]\n");
        var text = new StringBuilder(3 << 20).Append("# ").Append('x', (3 << 20) - 2).ToString();
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(_folder, name), text);
        }

        Assert.Equal(
            "pack.yaml:1: the files are longer than 16 MiB together; shorten them, or make two packs of them",
            Assert.Single(PackFolder.Read(_folder).Problems).ToString());
    }
}
