namespace Grid.Cli.Doctor;

/// <summary>How well something was found.</summary>
internal enum CheckLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, but somebody should look at it.</summary>
    Warning,

    /// <summary>A silo would not start, or not do its work.</summary>
    Problem,
}
