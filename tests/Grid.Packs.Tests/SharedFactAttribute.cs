namespace Grid.Packs.Tests;

/// <summary>A test that reads what lies under <c>GRID_SHARED</c>, and is skipped by name where it does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        if (!Path.Exists(PathOf(path)))
        {
            Skip = $"there is no {path} under GRID_SHARED; set it to the folder of the shared data";
        }
    }

    public static string PathOf(string path) =>
        Path.Combine(Environment.GetEnvironmentVariable("GRID_SHARED") ?? "", path);
}
