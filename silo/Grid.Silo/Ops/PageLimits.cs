namespace Grid.Silo.Ops;

/// <summary>What the pages may cost the silo at the most, whoever asks for them.</summary>
internal static class PageLimits
{
    /// <summary>Rows of a list where the address does not say.</summary>
    public const int Rows = 50;

    /// <summary>Rows of a list that is one part of a page among others.</summary>
    public const int RowsWithinPage = 20;

    /// <summary>Characters of a parameter, other than a search.</summary>
    public const int CursorLength = 600;

    /// <summary>
    /// Pages that follow the grid by a stream of events at once; one more is told to ask now and then.
    /// </summary>
    public const int Subscribers = 5000;

    /// <summary>Pages that wait to be rendered; one more is told to come back.</summary>
    public const int Waiting = 500;

    /// <summary>Connections that the silo's HTTP address takes at once.</summary>
    public const int Connections = 10_000;

    /// <summary>
    /// Bytes of an answer that wait for a slow reader: a whole page, so that nobody else waits for that reader.
    /// </summary>
    public const int AnswerBytes = 256 << 10;

    /// <summary>Bytes of rendered pages that are kept for the next reader of the same.</summary>
    public const int CacheBytes = 64 << 20;

    /// <summary>Bytes of the largest page that is kept.</summary>
    public const int CachedPageBytes = 2 << 20;

    /// <summary>Pages rendered at once: the grid's own work shares these cores.</summary>
    public static int Renderings => Math.Max(2, Environment.ProcessorCount);

    /// <summary>How long a rendered page is given to others: shorter than a reader can see.</summary>
    public static readonly TimeSpan CacheAge = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a page may take.</summary>
    public static readonly TimeSpan RenderTime = TimeSpan.FromSeconds(10);

    /// <summary>How often a silent stream of events says that it is still there.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>After how many seconds one who was turned away may ask again.</summary>
    public const string RetrySeconds = "5";
}
