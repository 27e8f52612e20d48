global using System.Collections.Immutable;
global using Grid.Domain.Vocabulary;
