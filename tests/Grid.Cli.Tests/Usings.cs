global using System.Text.Json;
global using Grid.Cli.Tests.Logs;
global using Grid.Cli.Tests.Running;
