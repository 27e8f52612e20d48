namespace Grid.Ledger.Verification;

/// <summary>A member of an event's data.</summary>
/// <param name="Lead">Its name as it stands in the bytes: in quotation marks, with the colon.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="IsRequired">Whether there must be one.</param>
/// <param name="IsDigest">Whether it names a personal text.</param>
internal sealed record DataMember(byte[] Lead, DataShape Shape, bool IsRequired, bool IsDigest)
{
    /// <summary>The name as it stands behind another member.</summary>
    public byte[] LeadAfterOther { get; } = [(byte)',', .. Lead];

    /// <summary>Whether it is called a procedure.</summary>
    public bool IsProcedure { get; } = Lead.AsSpan().SequenceEqual("\"procedure\":"u8);

    /// <summary>Whether it is called a stage.</summary>
    public bool IsStage { get; } = Lead.AsSpan().SequenceEqual("\"stage\":"u8);
}
