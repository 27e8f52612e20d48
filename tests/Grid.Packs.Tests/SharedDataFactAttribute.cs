namespace Grid.Packs.Tests;

/// <summary>A test over the shared data. It is skipped, visibly, where the data is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string path)
    {
        if (!Path.Exists(Repository.Shared(path)))
        {
            Skip = $"the shared data is not in {Repository.Shared(path)}; set GRID_SHARED to its folder";
        }
    }
}
