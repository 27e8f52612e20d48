namespace Grid.Grains;

/// <summary>The rule packs in force.</summary>
internal interface IRulePacks
{
    /// <summary>
    /// The version that judges what happens at a moment, and the sequence of its stream that says so; nothing where
    /// none was published.
    /// </summary>
    ValueTask<PackInForce?> InForce(PackName name, PackMoment moment, CancellationToken cancellation);

    /// <summary>Whether nothing has been published since the sequence was seen. Asks the pack's own stream.</summary>
    Task<bool> IsStillInForce(PackName name, int sequence, CancellationToken cancellation);

    /// <summary>A version that has been published at some time.</summary>
    ValueTask<RulePack> OfVersion(PackVersion version, CancellationToken cancellation);

    /// <summary>What is remembered of the pack is out of date.</summary>
    void Forget(string stream);
}
