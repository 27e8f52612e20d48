namespace Grid.Grains.Tests;

/// <summary>What a reply must be.</summary>
internal static class Replies
{
    public static Receipt Done(Reply reply) => Accepted(reply).Receipt;

    public static Reply.Done Accepted(Reply reply) => reply as Reply.Done
        ?? throw new InvalidOperationException($"not done: {Told(reply)}");

    public static void Refused(Reply reply, params ReadOnlySpan<string> rules) =>
        Assert.Equal(rules.ToArray(), Assert.IsType<Reply.Refused>(reply).Reasons.Select(reason => reason.Rule.Value));

    /// <summary>A reply in words: two that read alike are alike.</summary>
    public static string Told(Reply reply) => reply switch
    {
        Reply.Done done => $"done {done.Receipt} {string.Join(", ", done.Judged)}",
        Reply.Refused refused => $"refused {string.Join(", ", refused.Reasons)}",
        _ => reply.ToString(),
    };
}
