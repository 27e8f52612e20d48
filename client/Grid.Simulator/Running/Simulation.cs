using Grid.Simulator.Planning;

namespace Grid.Simulator.Running;

/// <summary>
/// Carries a plan out, through the client library. After a failure it goes on where it stopped: what was submitted is
/// submitted again under the same id, and takes effect once.
/// </summary>
/// <param name="plan">What is to be done.</param>
/// <param name="seen">Told of every submission and its reply, one at a time.</param>
internal sealed class Simulation(ArrivalPlan plan, Action<ManyReply> seen) : IDisposable
{
    private readonly IEnumerator<PlannedStep> _present = plan.Present().GetEnumerator();
    private bool _isStaffed;
    private bool _isTold;
    private bool _isPending;
    private int _taken;

    /// <summary>Whether the past is told and the quick beginning of the present is over.</summary>
    public bool IsPrepared => _taken >= plan.Prelude;

    /// <summary>Puts the officers there, tells the past, and takes the first steps of the present.</summary>
    public async Task Prepare(GridClient grid, CancellationToken cancellation)
    {
        if (!_isStaffed)
        {
            await SubmitAll(grid, plan.Staff, cancellation);
            _isStaffed = true;
        }

        if (!_isTold)
        {
            await SubmitAll(grid, plan.Past, cancellation);
            _isTold = true;
        }

        while (!IsPrepared)
        {
            await TakeStep(grid, cancellation);
        }
    }

    /// <summary>Takes the next step of the present.</summary>
    public async Task TakeStep(GridClient grid, CancellationToken cancellation)
    {
        if (!_isPending)
        {
            _present.MoveNext();
            _isPending = true;
        }

        var submission = _present.Current.Submission;
        var reply = submission switch
        {
            ManySubmission.ToCase(var id, var sent) => await grid.Case(id).SubmitAsync(sent, cancellation),
            ManySubmission.ToOfficer(var id, var sent) => await grid.Officer(id).SubmitAsync(sent, cancellation),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        _isPending = false;
        _taken++;
        seen(new(submission, reply));
    }

    public void Dispose() => _present.Dispose();

    // Replies come as they come, each with the submission that it answers.
    private async Task SubmitAll(GridClient grid, ImmutableArray<PlannedStep> steps, CancellationToken cancellation)
    {
        await foreach (var reply in grid.SubmitManyAsync(steps.Select(step => step.Submission), cancellation))
        {
            seen(reply);
        }
    }
}
