namespace Grid.Client;

/// <summary>How a client finds a grid, and how long it keeps trying.</summary>
public sealed class GridClientOptions
{
    /// <summary>The gateways of the grid, each as <c>HOST:PORT</c>; the port is the silo's gateway port.</summary>
    public IList<string> Gateways { get; } = [];

    /// <summary>The name of the cluster. It must be the silos' own.</summary>
    public string ClusterId { get; set; } = "grid";

    /// <summary>The name of the service. It must be the silos' own, and never changes.</summary>
    public string ServiceId { get; set; } = "grid";

    /// <summary>How often a submission is tried before the failure is the caller's, the first time included.</summary>
    public int AttemptsMax { get; set; } = 10;

    /// <summary>
    /// How often a question is asked that changes nothing, the first time included; what takes as long as the ledger is
    /// (its root, its verification) is asked once.
    /// </summary>
    public int ReadAttemptsMax { get; set; } = 4;

    /// <summary>
    /// How long to wait before the second attempt; it doubles from one to the next, with some jitter.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between two attempts.</summary>
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one attempt may take until its outcome counts as unknown.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many submissions <see cref="GridClient.SubmitManyAsync"/> keeps under way at once. Beyond twice as many, a
    /// client sends no more than the grid answers within 75 milliseconds; the rest is told at once that the grid is
    /// overloaded. A grid that takes longer for one answer, be it far away, wants a higher number.
    /// </summary>
    public int InFlightMax { get; set; } = 256;

    /// <summary>
    /// Whether a trace of the caller's goes on in the grid. It costs a little on every call, traced or not.
    /// </summary>
    public bool PropagatesTraces { get; set; } = true;
}
