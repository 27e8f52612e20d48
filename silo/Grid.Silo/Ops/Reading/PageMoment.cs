using Grid.Grains.Followers;

namespace Grid.Silo.Ops.Reading;

/// <summary>
/// What a page is true for. It is taken before the page looks at anything, so that the page is at least as new as it
/// says.
/// </summary>
internal sealed record PageMoment(OverviewView Overview)
{
    public long Position => Overview.Position;

    public DateTimeOffset At => Overview.At;

    public long Lag => Overview.Lag;

    public bool IsCaughtUp => Overview.IsCaughtUp;
}
