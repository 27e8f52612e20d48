namespace Grid.Ledger.Verification;

/// <summary>What a scan of the bytes of an entry found. Where it is not plain nothing else is said.</summary>
internal struct ScannedEntry
{
    /// <summary>
    /// Whether the bytes fit their hash, are canonical, are an entry of a known type, and say what the columns say.
    /// Whatever is not is looked at again, slowly, by whoever names damage.
    /// </summary>
    public bool IsPlain;

    /// <summary>The place in the stream.</summary>
    public int Sequence;

    /// <summary>Which part of its command it is.</summary>
    public int Part;

    /// <summary>Of how many.</summary>
    public int Of;

    /// <summary>When it was recorded, in ticks of UTC.</summary>
    public long RecordedAt;

    /// <summary>The hash of the entry before it in its stream.</summary>
    public Hash256 Previous;

    /// <summary>The digest of a personal text that it names.</summary>
    public Hash256? Text;

    /// <summary>A second one; no event has more, or it is not plain.</summary>
    public Hash256? OtherText;
}
