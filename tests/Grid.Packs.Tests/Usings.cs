global using System.Collections.Immutable;
global using Grid.Domain.Cases;
global using Grid.Domain.Officers;
global using Grid.Domain.Rules;
global using Grid.Domain.Units;
global using Grid.Domain.Vocabulary;
global using Xunit;
