global using System.Collections.Immutable;
global using Grid.Domain.Vocabulary;
global using Grid.Replay.Mapping;
global using Grid.Replay.Reading;
