using Grid.Packs.Check;
using Grid.Packs.Check.Matrix;
using Grid.Packs.Examples;
using Xunit.Abstractions;

namespace Grid.Packs.Tests.Check;

/// <summary>The packs that the house carries have no hole, and keep their own examples.</summary>
public sealed class ShippedPackTests(ITestOutputHelper output)
{
    public static TheoryData<string> Packs =>
        [
            "cn", "ew", "us-fed", "samples/county", "samples/municipal-permits", "samples/permit-receipt",
            "samples/sign-off",
        ];

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_pack_of_the_house_has_no_error(string pack)
    {
        var found = PackCheck.Run(PackFolder.Read(FolderOf(pack)).Content!);

        output.WriteLine(string.Join(Environment.NewLine, found.Holes));
        Assert.Empty(found.Holes.Where(hole => hole.Weight == HoleWeight.Error));
    }

    [Theory]
    [InlineData("cn")]
    [InlineData("ew")]
    [InlineData("us-fed")]
    [InlineData("samples/county")]
    [InlineData("samples/municipal-permits")]
    [InlineData("samples/permit-receipt")]
    public void A_pack_of_the_house_keeps_its_examples(string pack)
    {
        var compiled = PackCompiler.Compile(PackFolder.Read(FolderOf(pack)).Content!).Pack!;
        var outcome = PackExamples.Run(FolderOf(pack), compiled);

        Assert.Empty(outcome.Problems);
        Assert.Empty(outcome.Failures);
        Assert.True(outcome.IsKept);
    }

    [Fact]
    public void In_England_and_Wales_every_stage_has_somebody_with_a_duty_and_a_supervisor() => Assert.Empty(
        DutyMatrix.Of(LawPacks.Compile("ew")).Where(row => row is { Procedure: not null, Holes: > 0 }));

    [Fact]
    public void In_China_no_cell_is_empty_and_nothing_is_left_to_warn_of()
    {
        Assert.Empty(DutyMatrix.Of(LawPacks.Compile("cn")).Where(row => row.Holes > 0));
        Assert.Empty(PackCheck.Run(PackFolder.Read(FolderOf("cn")).Content!).Holes
            .Where(hole => hole.Weight != HoleWeight.Note));
    }

    private static string FolderOf(string pack) => Path.Combine(AppContext.BaseDirectory, pack);
}
