namespace Grid.Replay.Reading;

/// <summary>One row or event as it was found, before anything is made of it.</summary>
/// <param name="Line">The line it begins on.</param>
/// <param name="Values">
/// The values of the wanted fields, in the order in which they were asked for; a blank value is missing.
/// </param>
/// <param name="Problem">Why it cannot be used, where that is known already.</param>
internal readonly record struct RawRow(int Line, string?[] Values, string? Problem = null);
