using System.Diagnostics;

namespace Grid.Silo;

/// <summary>
/// Takes the decision not to trace along to the next grain. Orleans takes along only traces that are kept, so that
/// without this a call within one that is not kept would be drawn for anew, and stand there as a trace of its own.
/// </summary>
internal sealed class UntracedCalls : IOutgoingGrainCallFilter
{
    private const string TraceParent = "traceparent";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Activity.Current is { Recorded: false, IdFormat: ActivityIdFormat.W3C } current)
        {
            RequestContext.Set(TraceParent, current.Id!);
        }

        return context.Invoke();
    }
}
