namespace Grid.Domain.Cases;

/// <summary>An officer's answer to an entry that speaks of them.</summary>
/// <param name="Entry">The sequence of the entry that is answered.</param>
/// <param name="Officer">Who answered.</param>
/// <param name="Text">The digest of what they said.</param>
/// <param name="Sequence">The sequence of the answer.</param>
[GenerateSerializer, Immutable, Alias("reply-on-record")]
public sealed record ReplyOnRecord(int Entry, OfficerId Officer, TextDigest Text, int Sequence);
