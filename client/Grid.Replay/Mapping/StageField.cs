namespace Grid.Replay.Mapping;

/// <summary>A field that tells the stage, by its whole value or by a part of it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Between">What stands between the parts; nothing where the whole value is meant.</param>
/// <param name="Part">Which part, from 1.</param>
public sealed record StageField(string Field, string? Between = null, int Part = 1)
{
    /// <summary>The stage that a value tells; nothing where it does not have the part.</summary>
    public string? In(string? value)
    {
        if (value is null || Between is not { } between)
        {
            return value;
        }

        var parts = value.Split(between);
        return parts.Length >= Part && parts[Part - 1].Trim() is { Length: > 0 } part ? part : null;
    }
}
