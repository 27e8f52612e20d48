namespace Grid.Ledger.Tests.Checkpoints;

/// <summary>Bytes that are kept for ever.</summary>
internal static class Golden
{
    public static void Holds(string name, string actual)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "Checkpoints", name);
        Assert.True(File.Exists(path), $"{name} is not kept yet:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
