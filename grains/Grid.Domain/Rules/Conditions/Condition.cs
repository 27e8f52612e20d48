using System.Globalization;

namespace Grid.Domain.Rules.Conditions;

/// <summary>
/// A condition over declared facts. It is structure and no expression, so that a pack can be analysed. Where a fact is
/// missing it may still be decided by the others; else nothing can be said.
/// </summary>
public abstract record Condition
{
    /// <summary>What a flag that holds says.</summary>
    public const string Yes = "yes";

    /// <summary>What a flag that does not hold says.</summary>
    public const string No = "no";

    private Condition()
    {
    }

    /// <summary>The facts it speaks of, as often as it does.</summary>
    public abstract IEnumerable<string> Facts { get; }

    /// <summary>Whether it holds; nothing where a fact that would decide it is missing.</summary>
    /// <param name="fact">What is known of a fact; nothing where nothing is.</param>
    public abstract bool? Holds(Func<string, string?> fact);

    /// <summary>All of them hold.</summary>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition
    {
        public override IEnumerable<string> Facts => Parts.SelectMany(part => part.Facts);

        public override bool? Holds(Func<string, string?> fact) => Decided(Parts, fact, decisive: false);
    }

    /// <summary>One of them holds at least.</summary>
    public sealed record Any(ImmutableArray<Condition> Parts) : Condition
    {
        public override IEnumerable<string> Facts => Parts.SelectMany(part => part.Facts);

        public override bool? Holds(Func<string, string?> fact) => Decided(Parts, fact, decisive: true);
    }

    /// <summary>It does not hold.</summary>
    public sealed record Not(Condition Part) : Condition
    {
        public override IEnumerable<string> Facts => Part.Facts;

        public override bool? Holds(Func<string, string?> fact) => !Part.Holds(fact);
    }

    /// <summary>It is known to hold: where too little is known to say so, it does not.</summary>
    public sealed record Known(Condition Part) : Condition
    {
        public override IEnumerable<string> Facts => Part.Facts;

        public override bool? Holds(Func<string, string?> fact) => Part.Holds(fact) is true;
    }

    /// <summary>A fact compares so with the values.</summary>
    public sealed record Compare(string Fact, Comparison How, ImmutableArray<string> Values) : Condition
    {
        public override IEnumerable<string> Facts => [Fact];

        public override bool? Holds(Func<string, string?> fact)
        {
            ArgumentNullException.ThrowIfNull(fact);
            return fact(Fact) switch
            {
                null => null,
                var text when How == Comparison.OneOf => Values.Contains(text, StringComparer.Ordinal),
                var text when How == Comparison.NoneOf => !Values.Contains(text, StringComparer.Ordinal),
                var text => Number(text) is { } left && Number(Values[0]) is { } right ? Orders(left, right) : null,
            };
        }

        private bool Orders(decimal left, decimal right) => How switch
        {
            Comparison.AtLeast => left >= right,
            Comparison.AtMost => left <= right,
            Comparison.MoreThan => left > right,
            Comparison.LessThan => left < right,
            _ => throw new UnreachableException($"{How} does not compare numbers"),
        };

        private static decimal? Number(string text) =>
            decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // One part may decide the whole, whatever is missing of the others.
    private static bool? Decided(ImmutableArray<Condition> parts, Func<string, string?> fact, bool decisive)
    {
        bool? whole = !decisive;
        foreach (var part in parts)
        {
            var holds = part.Holds(fact);
            if (holds == decisive)
            {
                return decisive;
            }

            whole = holds is null ? null : whole;
        }

        return whole;
    }
}
