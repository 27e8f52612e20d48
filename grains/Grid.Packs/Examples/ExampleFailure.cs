namespace Grid.Packs.Examples;

/// <summary>An example of a pack that the pack does not keep.</summary>
/// <param name="File">The file, below the pack's folder.</param>
/// <param name="Line">The line that says what was expected.</param>
/// <param name="Example">What the example is called.</param>
/// <param name="Expected">What it expects.</param>
/// <param name="Got">What came.</param>
public sealed record ExampleFailure(string File, int Line, string Example, string Expected, string Got)
{
    public override string ToString() => $"{File}:{Line}: {Example}: expected {Expected}, got {Got}";
}
