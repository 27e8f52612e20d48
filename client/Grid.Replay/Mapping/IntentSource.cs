namespace Grid.Replay.Mapping;

/// <summary>How the mapping tells whether an act is recorded or asked for.</summary>
public abstract record IntentSource
{
    private IntentSource()
    {
    }

    /// <summary>All acts alike.</summary>
    public sealed record Constant(Intent Intent) : IntentSource;

    /// <summary>A field of the row says <c>record</c> or <c>request</c>; a blank one means <c>record</c>.</summary>
    public sealed record FromField(string Field) : IntentSource;

    /// <summary>Reads the word for an intent; nothing where it is none.</summary>
    public static Intent? Parse(string word) => word switch
    {
        "record" => Intent.Record,
        "request" => Intent.Request,
        _ => null,
    };
}
