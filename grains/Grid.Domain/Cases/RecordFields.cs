namespace Grid.Domain.Cases;

/// <summary>Whether a record holds what the pack asks of it.</summary>
internal static class RecordFields
{
    // What every entry says of itself: when it was, and of what kind. Both are asked for in packs, and always there.
    private const string Time = "time";
    private const string Kind = "kind-of-channel";
    private const string Person = "person";

    /// <summary>Satisfied where every field is filled, by a fact or by a text.</summary>
    /// <param name="asked">The fields, in the pack's words.</param>
    /// <param name="facts">What is told in words of the pack.</param>
    /// <param name="texts">What is told freely.</param>
    /// <param name="of">Whose record it is, and of which officer it speaks.</param>
    public static Verdict Judge(
        ImmutableArray<string> asked,
        FactSet facts,
        ImmutableArray<NamedText> texts,
        (OfficerId? Recorder, OfficerId? Spoken) of)
    {
        string[] missing =
        [
            .. asked.Where(field => field is not (Time or Kind)
                && (field != Person || of.Spoken is null)
                && facts[field] is null
                && texts.All(text => text.Name != field || string.IsNullOrWhiteSpace(text.Text.Text))),
        ];
        return missing.Length == 0
            ? Verdict.When(true)
            : new Verdict.Broken(of.Recorder, Naming: string.Join(", ", missing));
    }
}
