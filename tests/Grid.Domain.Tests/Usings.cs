global using System.Collections.Immutable;
global using Grid.Domain.Cases;
global using Grid.Domain.Officers;
global using Grid.Domain.Rules;
global using Grid.Domain.Rules.Kinds;
global using Grid.Domain.Vocabulary;
global using Xunit;
global using static Grid.Domain.Tests.TestOfficers;
global using static Grid.Domain.Tests.TestPacks;
