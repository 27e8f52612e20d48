global using System.Collections.Immutable;
global using Grid.Client;
global using Grid.Domain.Cases;
global using Grid.Domain.Officers;
global using Grid.Domain.Vocabulary;
