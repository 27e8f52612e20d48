namespace Grid.Contracts;

/// <summary>How streams are named, beyond cases, officers and units whose ids are their streams.</summary>
public static class Streams
{
    /// <summary>What the stream of a rule pack begins with.</summary>
    public const string PackPrefix = "pack:";

    /// <summary>What the stream of a source begins with.</summary>
    public const string SourcePrefix = "source:";

    /// <summary>The stream of a rule pack.</summary>
    public static string Of(PackName pack) => PackPrefix + IdText.Encode(pack.Value);

    /// <summary>The stream of a source.</summary>
    public static string OfSource(string source) => SourcePrefix + IdText.Encode(source);
}
