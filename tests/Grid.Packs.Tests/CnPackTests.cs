namespace Grid.Packs.Tests;

public sealed class CnPackTests
{
    [Fact]
    public void The_pack_of_China_compiles() => Assert.NotEmpty(CnPack.Pack.Clocks);
}
