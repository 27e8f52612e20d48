using Grid.Domain.Clocks;

namespace Grid.Domain.Cases;

/// <summary>The facts of an act that say what it is to a clock.</summary>
internal static class ActFacts
{
    public const string ApprovedByName = "approved_by";

    /// <summary>When what the act tells of began, where that was not with the act.</summary>
    private const string From = "from";

    /// <summary>When it ended, or until when something is granted.</summary>
    private const string Until = "until";

    /// <summary>Whether findings were put on record with it: <c>true</c> or <c>false</c>.</summary>
    private const string Findings = "findings";

    /// <summary>Who approved it, as the pack names posts.</summary>
    public static string? ApprovedBy(FactSet facts) => facts[ApprovedByName];

    /// <summary>Whether findings were put on record with it; nothing where nobody says.</summary>
    public static bool? HasFindings(FactSet facts) => bool.TryParse(facts[Findings], out var has) ? has : null;

    public static ClockEvent AsEvent(string type, FactSet facts, Timestamp at) =>
        new(type, TimeOf(facts[From]) ?? at, TimeOf(facts[Until]))
        {
            ApprovedBy = ApprovedBy(facts),
            HasFindings = HasFindings(facts),
        };

    /// <summary>The same event with what the ground of an extension asks for: of the act, or of the case.</summary>
    public static ClockEvent OnGround(ClockEvent happened, ClockDefinition clock, FactSet told, FactSet known)
    {
        var asked = clock.Effects.OfType<ClockEffect.Extend>()
            .Where(extend => extend.Event == happened.Type)
            .SelectMany(extend => extend.When)
            .Select(match => match.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new Fact(name, told[name] ?? known[name] ?? ""));
        return FactSet.Of(asked) is { Items.IsEmpty: false } facts ? happened with { Facts = facts } : happened;
    }

    // What is no time is no fact.
    private static Timestamp? TimeOf(string? text) =>
        text is not null && Timestamp.TryParse(text, out var time) ? time : null;
}
