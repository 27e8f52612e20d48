using System.Diagnostics;

namespace Grid.Client;

/// <summary>
/// The span of a submission as its caller sees it, every attempt included: <c>grid.submit</c>. What the grid does for
/// it hangs below.
/// </summary>
internal sealed class SubmissionTrace : IDisposable
{
    private static readonly ActivitySource Source = new(GridClient.ActivitySourceName);

    private readonly Activity _span;
    private int _attempts;

    private SubmissionTrace(Activity span) => _span = span;

    /// <summary>Nothing where nobody looks, or this one is not traced. A sampler may choose by its stream.</summary>
    public static SubmissionTrace? Start(string stream) =>
        Source.HasListeners() && Begin([new("grid.stream", stream)]) is { } span ? new(span) : null;

    /// <summary>It is tried once more.</summary>
    public void Attempt() => _attempts++;

    /// <summary>Says what the caller is told: of several submissions, about the last that was tried.</summary>
    public void Tell(Reply? last)
    {
        if (last is null)
        {
            return;
        }

        _span.SetTag("grid.outcome", last switch
        {
            Reply.Done => "done",
            Reply.AlreadySo => "already-so",
            Reply.Refused => "refused",
            Reply.Overloaded => "overloaded",
            _ => throw new UnreachableException(),
        });
        if (last is Reply.Done done)
        {
            _span.SetTag("grid.sequence", done.Receipt.Sequence)
                .SetTag("grid.lane", done.Receipt.Lane)
                .SetTag("grid.position", done.Receipt.Position);
        }
    }

    /// <summary>Says that the outcome is unknown.</summary>
    public void Fail(Exception failed) => _span
        .SetTag("grid.outcome", "failed")
        .SetTag("error.type", failed.GetType().FullName)
        .SetStatus(ActivityStatusCode.Error, failed.Message);

    public void Dispose() => _span.SetTag("grid.attempts", _attempts).Dispose();

    private static Activity? Begin(IEnumerable<KeyValuePair<string, object?>> tags) =>
        Source.StartActivity(ActivityKind.Client, tags: tags, name: "grid.submit");
}
