namespace Grid.Domain.Rules;

/// <summary>What a word or sentence of a pack stands for, where it is shown in another language.</summary>
public enum TextGroup
{
    /// <summary>The title of the pack, by the name of the pack.</summary>
    Title,

    /// <summary>The title of an act, by its entry in the catalogue.</summary>
    Act,

    /// <summary>The sentence of a rule, by its id.</summary>
    Rule,

    /// <summary>Whom to ask, by what the rule says.</summary>
    Ask,

    /// <summary>The title of a clock, by its id.</summary>
    Clock,

    /// <summary>A type of event that befalls clocks, by its name.</summary>
    ClockEvent,

    Slot,
    Stage,
    Kind,
    Class,
    Power,
    Rank,

    /// <summary>The post that a mandate comes with.</summary>
    Post,

    /// <summary>The name of a fact of a case or an act.</summary>
    Fact,

    /// <summary>The name of an organ, by the part of an id before the slash.</summary>
    Organ,

    /// <summary>The name of a unit, by its whole id.</summary>
    Unit,

    /// <summary>The title or article of a legal source, by itself.</summary>
    Source,
}
