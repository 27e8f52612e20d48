namespace Grid.Pages.Tests;

/// <summary>The tests that share the living silo, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class LivingGrid : ICollectionFixture<LivingSilo>
{
    public const string Name = "living silo";
}
