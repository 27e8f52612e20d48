namespace Grid.Cli.Tests.Running;

/// <summary>A test over the real logs. It is skipped, visibly, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!Directory.Exists(Repository.SharedData))
        {
            Skip = $"the shared data is not in {Repository.SharedData}; set GRID_SHARED to its folder";
        }
    }
}
