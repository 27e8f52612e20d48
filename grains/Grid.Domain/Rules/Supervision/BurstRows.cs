using Grid.Domain.Rules.Organisation;

namespace Grid.Domain.Rules.Supervision;

public abstract partial record SupervisionRow
{
    /// <summary>
    /// So much of one thing by one officer, whatever cases it is in, that somebody must look whether it was done at
    /// all.
    /// </summary>
    /// <param name="Row">What it says.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Within">In how short a time.</param>
    public sealed record Burst(LawRow Row, int Count, TimeSpan Within) : SupervisionRow(Row)
    {
        /// <summary>Whether cases are counted that end.</summary>
        public bool IsOfClosing { get; init; }

        /// <summary>The acts of the catalogue that are counted.</summary>
        public ImmutableArray<string> CountedActs { get; init; } = [];

        /// <summary>The slots whose holder is meant where no officer has done it; the first that is held.</summary>
        public ImmutableArray<Bearer> Of { get; init; } = [];

        /// <summary>For how long after it nothing is told of the same officer again.</summary>
        public TimeSpan Quiet { get; init; }

        /// <summary>The class of clue that it opens.</summary>
        public string? Clue { get; init; }

        /// <summary>Whether it is so much in so short a time.</summary>
        public bool IsMadeBy(Officers.Burst burst) =>
            burst.Count >= Count
            && burst.From.CompareWith(burst.Until) <= 0
            && burst.Until.AsUtc - burst.From.AsUtc <= Within.Ticks
            && burst.Cases.Length is > 0 and <= Officers.Burst.CasesNamedMax;

        /// <summary>Who is meant where a case ends that no officer has closed.</summary>
        public OfficerId? AnswerableIn(Cases.CaseState state)
        {
            foreach (var bearer in Of)
            {
                foreach (var held in state.Responsibilities)
                {
                    if (bearer.Kind == BearerKind.Slot && held.Slot.Value == bearer.Name)
                    {
                        return held.Answerable;
                    }
                }
            }

            return null;
        }
    }
}
