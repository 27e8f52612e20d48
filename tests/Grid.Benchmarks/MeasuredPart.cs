namespace Grid.Benchmarks;

/// <summary>A measurement as it is told, and those of its numbers that something is wanted of.</summary>
/// <param name="Text">The text of its result, with a heading of its own.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record MeasuredPart(string Text, params IReadOnlyList<MeasuredNumber> Numbers)
{
    /// <summary>Writes the text beside the other results.</summary>
    /// <returns>The file.</returns>
    public string Keep(string name) => BenchmarkReport.Keep(name, Text);
}

/// <summary>A number that something is wanted of.</summary>
/// <param name="What">What it says.</param>
/// <param name="Wanted">At least or at most so much.</param>
/// <param name="Measured">What was measured.</param>
internal sealed record MeasuredNumber(string What, string Wanted, string Measured);
