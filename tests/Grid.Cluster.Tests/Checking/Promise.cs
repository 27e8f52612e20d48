namespace Grid.Cluster.Tests.Checking;

/// <summary>What a ledger promises to whoever was answered.</summary>
public enum Promise
{
    /// <summary>An entry is what its hash says.</summary>
    Hash,

    /// <summary>Positions of a lane are without gaps, from 0.</summary>
    Positions,

    /// <summary>A stream is in one order, and so is what clients did in it one after the other.</summary>
    Order,

    /// <summary>Nothing takes effect twice.</summary>
    Once,

    /// <summary>Nothing that was acknowledged is lost.</summary>
    Lost,

    /// <summary>What was refused, or never sent, has no effect.</summary>
    Refused,

    /// <summary>Every unknown outcome is settled.</summary>
    Settled,

    /// <summary>A decision rests on officers as they were when it became durable.</summary>
    Relied,
}
