global using System.Text.Json;
global using Grid.Cli.Tests.Logs;
global using Grid.Cli.Tests.Running;

// These tests start programs and wait for them: with one test a processor half of the machine would stand idle.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
