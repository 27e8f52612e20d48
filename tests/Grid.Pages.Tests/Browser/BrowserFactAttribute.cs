namespace Grid.Pages.Tests.Browser;

/// <summary>A test in Chromium. It is skipped, visibly, where there is none; tests/run.sh sets one up.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
        {
            Skip = Chromium.IsMissing;
        }
    }
}
