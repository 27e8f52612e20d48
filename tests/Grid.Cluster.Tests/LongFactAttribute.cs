namespace Grid.Cluster.Tests;

/// <summary>A test that is run when somebody says how many rounds.</summary>
internal sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute()
    {
        if (Seeds.Rounds is null)
        {
            Skip = "the long form is run by GRID_FAULT_ROUNDS=200 GRID_FAULT_SEED=7 "
                + "dotnet test tests/Grid.Cluster.Tests -c Release --filter Long";
        }
    }
}
