using System.Text.RegularExpressions;
using Grid.House.Tests.Sources;

namespace Grid.House.Tests;

/// <summary>The domain is a function: no clock, no draw, no waiting, nothing outside.</summary>
public sealed partial class PurityTests
{
    private static readonly Assembly Domain = typeof(Domain.Cases.CaseState).Assembly;

    [Fact]
    public void The_domain_names_nothing_that_is_not_handed_in() => House.Keeps(
        "a banned name in the domain",
        from file in House.Sources
        where file.StartsWith("grains/Grid.Domain/", StringComparison.Ordinal)
        from line in CodeText.WithoutWords(House.Read(file)).Split('\n')
        from found in Banned().Matches(line)
        select $"{file}: {found.Value}");

    [Fact]
    public void Nothing_static_in_the_domain_changes() => House.Keeps(
        "a static that can change",
        from type in House.TypesOf(Domain)
        from field in type.GetFields(
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal)
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void No_grain_and_no_ledger_reads_the_clock_of_the_machine() => House.Keeps(
        "a clock that a test cannot set",
        from file in House.Sources
        where file.StartsWith("grains/", StringComparison.Ordinal)
        from line in CodeText.WithoutWords(House.Read(file)).Split('\n')
        from found in MachineTime().Matches(line)
        select $"{file}: {found.Value}");

    [GeneratedRegex(
        @"\b(Task|ValueTask|Random|RandomNumberGenerator|Environment|ILogger|HttpClient|TimeProvider|Thread|Timer|"
        + @"Stopwatch|File|Directory|Stream|StreamReader|Console)\b|\bSystem\.(IO|Net)\b|"
        + @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\b")]
    private static partial Regex Banned();

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\b|\b(Task\.Delay|Thread\.Sleep)\b")]
    private static partial Regex MachineTime();
}
