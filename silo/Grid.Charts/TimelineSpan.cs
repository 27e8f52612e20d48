namespace Grid.Charts;

/// <summary>One stretch of a row.</summary>
/// <param name="Label">What stands in it.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; nothing means still.</param>
/// <param name="Kind"><c>holder</c>, <c>acting</c>, <c>stage</c>, <c>active</c>, <c>suspended</c>, <c>unknown</c> or
/// <c>power</c>.</param>
/// <param name="Link">What opens behind it.</param>
public sealed record TimelineSpan(
    string Label, DateTimeOffset From, DateTimeOffset? To, string Kind, string? Link = null);
