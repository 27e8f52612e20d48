global using System.Collections.Immutable;
global using System.Text.Json;
global using Grid.Cli.Tests.Running;
global using Grid.Ledger.Tests;
