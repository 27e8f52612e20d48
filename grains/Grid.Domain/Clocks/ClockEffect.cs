namespace Grid.Domain.Clocks;

/// <summary>What an event does to a running clock. Excluding, extending and restarting are three.</summary>
public abstract record ClockEffect
{
    private ClockEffect(string happened) => Event = happened;

    /// <summary>The type of the event.</summary>
    public string Event { get; init; }

    /// <summary>The row of the pack it comes from, where that is not the clock itself.</summary>
    public RuleId? Row { get; init; }

    /// <summary>The law behind it; the clock's own where nothing is said.</summary>
    public LegalSource? Source { get; init; }

    /// <summary>The type of the event that ends what this one begins, where it is another.</summary>
    public virtual string? EndedBy => null;

    /// <summary>Every type of event that it listens to.</summary>
    public IEnumerable<string> Events => EndedBy is { } end ? [Event, end] : [Event];

    /// <summary>The days after its beginning, up to its end, are not counted.</summary>
    public sealed record Exclude(string Event) : ClockEffect(Event)
    {
        /// <summary>
        /// The event that ends it, where it is told by two: asked for more, and got it. Else its end is told with it.
        /// </summary>
        public string? Until { get; init; }

        public override string? EndedBy => Until;

        /// <summary>Whether it excludes only where findings were put on record with it.</summary>
        public bool NeedsFindings { get; init; }

        /// <summary>How long it excludes at most; as long as it lasts where nothing is said.</summary>
        public Term? AtMost { get; init; }
    }

    /// <summary>Somebody competent makes the term longer.</summary>
    public sealed record Extend(string Event) : ClockEffect(Event)
    {
        /// <summary>What is added; nothing where the grant itself says until when, by the end of the event.</summary>
        public Term? Add { get; init; }

        /// <summary>The whole length it brings the term to, instead of an addition.</summary>
        public Term? To { get; init; }

        /// <summary>How often; nothing where there is no bound.</summary>
        public int? Times { get; init; } = 1;

        /// <summary>Who may grant it, as the pack names posts: <c>own_court.president</c>.</summary>
        public string? ApprovedBy { get; init; }

        /// <summary>How many days before the deadline it must be asked for; nothing where the law is silent.</summary>
        public int? ApplyBeforeDays { get; init; }

        /// <summary>How many days before the deadline it must be decided.</summary>
        public int? DecideBeforeDays { get; init; }

        /// <summary>When it may be granted, in words: cases of great complexity.</summary>
        public string? Condition { get; init; }

        /// <summary>The ground on which it may be granted: facts of the granting, or else of the case.</summary>
        public ImmutableArray<FactMatch> When { get; init; } = [];

        /// <summary>Whether what is told is its ground; nothing where too little is told to say.</summary>
        public bool? IsOnGround(FactSet? told)
        {
            bool? isOnGround = true;
            foreach (var match in When)
            {
                if (told?[match.Name] is null)
                {
                    isOnGround = null;
                }
                else if (!match.Holds(told))
                {
                    return false;
                }
            }

            return isOnGround;
        }
    }

    /// <summary>The term begins anew, from zero; what was excluded and extended before is gone.</summary>
    public sealed record Restart(string Event) : ClockEffect(Event)
    {
        /// <summary>The length from then on; the clock's own where nothing is said.</summary>
        public Term? Length { get; init; }

        /// <summary>How often the event does it; any number of times where nothing is said.</summary>
        public int? Times { get; init; }

        /// <summary>
        /// How long after it first started the clock runs at most: the event that would let it end later ends it for
        /// good. Without end where nothing is said.
        /// </summary>
        public Term? Within { get; init; }
    }

    /// <summary>The procedure is converted, and this clock takes over from another's.</summary>
    public sealed record Convert(string Event) : ClockEffect(Event)
    {
        /// <summary>The procedure it is converted from.</summary>
        public string? From { get; init; }

        /// <summary>
        /// Tags of which the other clock bears one, where it is not one that starts as this does; it goes on beside
        /// this.
        /// </summary>
        public ImmutableArray<string> Of { get; init; } = [];

        /// <summary>Whether it counts from the start of the other; else from the conversion.</summary>
        public bool KeepsStart { get; init; }
    }

    /// <summary>Days that were spent before count as part of the term: custody before the case was sent up.</summary>
    public sealed record Subtract(string Event) : ClockEffect(Event);

    /// <summary>What the clock limits is done, or no longer stands; only a restart moves it from then on.</summary>
    public sealed record Stop(string Event) : ClockEffect(Event)
    {
        /// <summary>Whether it ends the clock for good: nothing lets it count anew.</summary>
        public bool IsFinal { get; init; }
    }
}
