namespace Grid.Silo.Ops.Reading;

/// <summary>What is wrong with one parameter of an address.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">What it was given.</param>
/// <param name="Fix">The key of the text that says how to mend it.</param>
/// <param name="Expected">What stands in that text.</param>
public sealed record QueryProblem(string Name, string Value, string Fix, string Expected);
