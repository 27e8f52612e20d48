namespace Grid.Grains.Tests;

/// <summary>One silo for all tests: starting one takes longer than any of them.</summary>
[CollectionDefinition(Name)]
public sealed class OneSilo : ICollectionFixture<TestGrid>
{
    public const string Name = "one silo";
}
