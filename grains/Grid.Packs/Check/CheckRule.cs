namespace Grid.Packs.Check;

/// <summary>A rule of the check, for people.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Weight">What a hole weighs that it finds; some of its holes may weigh less.</param>
/// <param name="Sentence">What a pack keeps that keeps it.</param>
public sealed record CheckRule(string Id, HoleWeight Weight, string Sentence);
