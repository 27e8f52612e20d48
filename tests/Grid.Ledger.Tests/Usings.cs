global using System.Collections.Immutable;
global using Grid.Contracts;
global using Grid.Domain.Cases;
global using Grid.Domain.Vocabulary;
global using Grid.Ledger.Entries;
global using Xunit;
