namespace Grid.Domain.Rules;

/// <summary>Ranks from the lowest up; several may stand on one step.</summary>
public sealed record RankTable(string Name, ImmutableArray<ImmutableArray<string>> Steps)
{
    /// <summary>The step of a rank, from 1; nothing where the table does not know it.</summary>
    public int? StepOf(string? rank)
    {
        if (rank is not null)
        {
            for (var step = 0; step < Steps.Length; step++)
            {
                if (Steps[step].Contains(rank, StringComparer.Ordinal))
                {
                    return step + 1;
                }
            }
        }

        return null;
    }
}
