namespace Grid.Grains.Followers.Live;

/// <summary>The live cases of one unit in one stage.</summary>
internal sealed class StageCounts(StagePlace place)
{
    public StagePlace Place => place;

    public long Live { get; private set; }

    /// <summary>Those of them in which an officer's deadline has passed.</summary>
    public long Overdue { get; private set; }

    /// <summary>Adds a case, or takes it away again.</summary>
    public void Add(CaseCount count, int sign)
    {
        Live += count.IsLive ? sign : 0;
        Overdue += count.OverdueIn is null ? 0 : sign;
    }
}
