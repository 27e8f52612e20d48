namespace Grid.Packs.Diff;

/// <summary>Whether a whole row leaves more room or less.</summary>
internal static class ShiftOfRow
{
    /// <summary>A row that came or went. What forbids tightens by coming, what allows loosens.</summary>
    public static LimitShift Of(string section, bool isAdded) => section switch
    {
        "rules" or "clocks" or "separations" => isAdded ? LimitShift.Tightens : LimitShift.Loosens,
        "acts" or "exemptions" => isAdded ? LimitShift.Loosens : LimitShift.Tightens,
        _ => LimitShift.None,
    };

    /// <summary>A row of which some fields have changed.</summary>
    public static LimitShift Of(ImmutableArray<FieldChange> fields) =>
        (fields.Any(field => field.Shift == LimitShift.Loosens),
            fields.Any(field => field.Shift == LimitShift.Tightens)) switch
        {
            (true, true) => LimitShift.Both,
            (true, false) => LimitShift.Loosens,
            (false, true) => LimitShift.Tightens,
            _ => LimitShift.None,
        };
}
