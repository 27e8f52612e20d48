using Grid.Simulator.Planning;

namespace Grid.Simulator.Load;

/// <summary>
/// Which commands are sent more than once; it follows from the seed and the number of a command alone.
/// </summary>
internal sealed class Repeats(RetryPolicy policy, ulong seed)
{
    private const ulong Late = 0x6C617465;
    private const ulong Doubled = 0x74776963;

    public bool IsLate(LoadCommand command) => IsDrawn(command, Late, policy.Late);

    public bool IsDoubled(LoadCommand command) => IsDrawn(command, Doubled, policy.Doubled);

    private bool IsDrawn(LoadCommand command, ulong kind, double percent) =>
        percent > 0 && new SeededRandom(seed ^ (kind << 32) ^ (ulong)command.Number).Fraction() * 100 < percent;
}
