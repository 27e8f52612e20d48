using System.Security.Cryptography;
using System.Text;

namespace Grid.Packs.Tests;

public sealed class PackContentTests
{
    private static readonly PackContent Content = PackContent.FromFiles(Files("pack: p\n")).Content!;

    [Fact]
    public void The_version_is_the_hash_of_the_canonical_json()
    {
        Assert.Equal("""{"pack.yaml":"pack: p\n"}""", Content.Json);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content.Json))), Content.Version.Value);
    }

    [Fact]
    public void Stored_content_gives_the_same_name_and_version_again() =>
        Assert.Equal(Content, PackContent.FromJson(Content.Json).Content);

    [Theory]
    [InlineData("""{ "pack.yaml":"pack: p\n"}""")]
    [InlineData("""{"pack.yaml":"pack: p\r\n"}""")]
    [InlineData("""{"pack.yaml":"\u0070ack: p\n"}""")]
    [InlineData("""{"pack.yaml":"pack: q\n","pack.yaml":"pack: p\n"}""")]
    public void Content_in_another_form_is_refused_since_its_hash_names_no_version(string json) =>
        Assert.StartsWith("the content is not in canonical form", TheProblem(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"pack.yaml":null}""")]
    [InlineData("""{"pack.yaml":{}}""")]
    [InlineData("""{"pack.yaml":"\ud800"}""")]
    public void What_is_no_content_is_a_problem_and_no_exception(string json) =>
        Assert.StartsWith("the content is not a JSON object", TheProblem(json), StringComparison.Ordinal);

    [Fact]
    public void Json_with_half_of_a_surrogate_pair_is_a_problem_and_no_exception() =>
        Assert.NotEmpty(PackContent.FromJson("{\"pack.yaml\":\"\ud800\"}").Problems);

    [Fact]
    public void A_text_with_half_of_a_surrogate_pair_is_a_problem() =>
        Assert.Equal(
            new("pack.yaml", 1, "the text holds half of a surrogate pair", "save it as UTF-8"),
            Assert.Single(PackContent.FromFiles(Files("pack: \ud800\n")).Problems));

    [Fact]
    public void A_file_that_nothing_includes_is_a_problem()
    {
        var files = Files("pack: p\n");
        files["stray.yaml"] = "acts: []";
        Assert.Equal(
            new("stray.yaml", 1, "pack.yaml does not include the file", "add it to `include` in pack.yaml"),
            Assert.Single(PackContent.FromFiles(files).Problems));
    }

    private static string TheProblem(string json) => Assert.Single(PackContent.FromJson(json).Problems).Problem;

    private static Dictionary<string, string> Files(string pack) =>
        new(StringComparer.Ordinal) { ["pack.yaml"] = pack };
}
