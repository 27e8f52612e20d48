using Grid.Packs.Yaml;

namespace Grid.Packs.Sections.Clocks;

/// <summary>By what the rows of counting know a clock.</summary>
/// <param name="Name">Its id, as it stands in the file.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Instrument">The instrument it cites; nothing where it cites a title.</param>
internal sealed record ClockWords(Value Name, ImmutableArray<string> Tags, string? Instrument);
