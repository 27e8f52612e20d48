namespace Grid.Replay.Tests;

/// <summary>A test over the shared data. It is skipped, visibly, where the data is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!Directory.Exists(SharedData.Folder))
        {
            Skip = $"the shared data is not in {SharedData.Folder}; set GRID_SHARED to its folder";
        }
    }
}
