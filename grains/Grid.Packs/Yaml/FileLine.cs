namespace Grid.Packs.Yaml;

/// <summary>Where something stands in the files of a pack; lines count from 1.</summary>
internal readonly record struct FileLine(string File, int Line);
