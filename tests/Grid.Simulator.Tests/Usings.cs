global using CsCheck;
global using Grid.Client;
global using Grid.Domain.Cases;
global using Grid.Domain.Officers;
global using Grid.Domain.Vocabulary;
global using Grid.Simulator.People;
global using Grid.Simulator.Planning;
global using Grid.Simulator.Scenarios;
