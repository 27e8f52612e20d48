namespace Grid.Grains.Followers.Live;

/// <summary>A seat of a live case that is held.</summary>
internal sealed class LiveSeat(string slot, int number, LiveOfficer holder, LiveOfficer? acting)
{
    public string Slot => slot;

    public int Number => number;

    public LiveOfficer Holder => holder;

    /// <summary>Who answers in place of the holder, as the record of the case goes.</summary>
    public LiveOfficer? Acting => acting;

    public LiveOfficer Answerable => acting ?? holder;

    /// <summary>Who answers in it, where nobody supervises them; nothing where somebody does.</summary>
    public LiveOfficer? Unsupervised { get; set; }
}
