namespace Grid.Cli.Tests.Running;

/// <summary>What became of a program.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error)
{
    /// <summary>Whether it read real logs, of which nothing may stand in a message of a test.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What was printed, as JSON and nothing but JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Asserts how it ended, and that nobody was shown a stack trace.</summary>
    public Ran Exits(int code)
    {
        var shown = IsPrivate ? "" : $"\nstderr: {Error}\nstdout: {Output[..Math.Min(Output.Length, 4000)]}";
        Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}{shown}");
        foreach (var trace in (string[])["   at ", "Exception", "Unhandled"])
        {
            Assert.False(Error.Contains(trace, StringComparison.Ordinal), $"a stack trace on stderr{shown}");
        }

        return this;
    }

    /// <summary>Asserts that it could not do what was asked, and says so in a message with all of this.</summary>
    public void Explains(params string[] parts)
    {
        Exits(2);
        foreach (var part in parts)
        {
            Assert.Contains(part, Error, StringComparison.Ordinal);
        }

        Assert.Empty(Output);
    }
}
