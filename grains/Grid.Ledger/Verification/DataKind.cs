namespace Grid.Ledger.Verification;

/// <summary>What a value of an event's data may be.</summary>
internal enum DataKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A time as people write it.</summary>
    Time,

    /// <summary>A number of 32 bits.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>A list.</summary>
    List,

    /// <summary>Members of known names.</summary>
    Members,

    /// <summary>Texts by names that are not known.</summary>
    Facts,
}
