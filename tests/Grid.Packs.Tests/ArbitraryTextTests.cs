using CsCheck;

namespace Grid.Packs.Tests;

public sealed class ArbitraryTextTests
{
    // Letters that mean something in YAML are drawn often, so that more than plain scalars are tried.
    private static readonly Gen<string> Yamlish = Gen.OneOf(
        Gen.Char["aT07 \n\t*&!%@`|>?:-[]{},#'\"\\~.\r\uFEFF\ud83d\0"].Array[0, 40]
            .Select(letters => new string(letters)),
        Gen.String);

    private static readonly Gen<string> BrokenPack =
        from at in Gen.Int[0, (PackText.Head + PackText.RuleInOrder).Length]
        from taken in Gen.Int[0, 5]
        from put in Yamlish
        let whole = PackText.Head + PackText.RuleInOrder
        select string.Concat(whole.AsSpan(0, at), put, whole.AsSpan(Math.Min(at + taken, whole.Length)));

    [Fact]
    public void Compiling_arbitrary_text_never_throws() => Yamlish.Sample(IsAnswered, iter: 5_000);

    [Fact]
    public void Compiling_a_broken_pack_never_throws() => BrokenPack.Sample(IsAnswered, iter: 5_000);

    [Fact]
    public void Arbitrary_content_never_throws() =>
        Gen.String.Sample(json => PackContent.FromJson(json) is { Content: null, Problems.IsEmpty: false });

    // As the pack itself and as a file it includes; either there is a pack or there are problems.
    private static bool IsAnswered(string text) =>
        IsAnswered(PackText.Compile(text))
        && IsAnswered(PackText.Compile("pack: p\ntitle: t\ninclude: [more.yaml]\n", ("more.yaml", text)));

    private static bool IsAnswered(PackCompilation compiled) =>
        compiled.Pack is null != compiled.Problems.IsEmpty
        && compiled.Problems.All(problem => problem is { Line: >= 1, File.Length: > 0, Fix.Length: > 0 });
}
