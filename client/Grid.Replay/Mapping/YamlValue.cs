namespace Grid.Replay.Mapping;

/// <summary>A value of a YAML file that knows the line it stands on.</summary>
internal abstract record YamlValue(int Line)
{
    /// <summary>One word or text.</summary>
    public sealed record Text(int Line, string Value) : YamlValue(Line);

    /// <summary>Named values, in the order of the file, each name once.</summary>
    public sealed record Map(int Line, ImmutableArray<KeyValuePair<Text, YamlValue>> Entries) : YamlValue(Line)
    {
        public YamlValue? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;
    }

    /// <summary>A list. No mapping needs one, but a reader must be told where it stands.</summary>
    public sealed record Sequence(int Line) : YamlValue(Line);
}
