global using System.Collections.Immutable;
global using Grid.Domain.Rules;
global using Grid.Domain.Vocabulary;
global using Xunit;
