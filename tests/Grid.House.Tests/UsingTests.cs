using System.Text.RegularExpressions;

namespace Grid.House.Tests;

/// <summary>
/// The order of directives at the head of a file, the one rule of style that a build does not hold: namespaces, then
/// what is <c>static</c>, then aliases, each by name, and System before all others.
/// </summary>
public sealed partial class UsingTests
{
    [Fact]
    public void Usings_stand_in_order() => House.Keeps(
        "a using that should stand further up",
        from file in House.Sources
        from late in LateIn(House.Read(file))
        select $"{file}: {late}");

    [Theory]
    [InlineData("using System;\nusing System.Net;\nusing Alpha;\nusing Beta.One;\nusing static Alpha.Two;")]
    [InlineData("using Beta;\nusing static Alpha.Two;\nusing A = Beta;")]
    [InlineData("global using System;\nusing Alpha;")]
    [InlineData("using Alpha;\nusing alpha.Below;\nusing AlphaBeta;\n\nnamespace Alpha;\n\nusing var text = Open();")]
    public void A_good_order_is_let_be(string text) => Assert.Empty(LateIn(text));

    [Theory]
    [InlineData("using System.Net;\nusing System;", "using System;")]
    [InlineData("using Alpha;\nusing System;", "using System;")]
    [InlineData("using System;\nusing Beta;\n\nusing Alpha;", "using Alpha;")]
    [InlineData("using AlphaBeta;\nusing Alpha.Below;", "using Alpha.Below;")]
    [InlineData("using static Alpha.Two;\nusing Beta;", "using Beta;")]
    [InlineData("using A = Beta;\nusing static Alpha.Two;", "using static Alpha.Two;")]
    [InlineData("using Z = Alpha;\nusing A = Beta;", "using A = Beta;")]
    [InlineData("// First of all.\nusing Beta;\nusing Alpha;\n\nnamespace Alpha;", "using Alpha;")]
    public void What_stands_too_late_is_named(string text, string late) => Assert.Equal([late], LateIn(text));

    private static IEnumerable<string> LateIn(string text)
    {
        var all = Directive().Matches(text).ToArray();
        return all.Zip(all.Skip(1))
            .Where(pair => string.CompareOrdinal(Place(pair.First), Place(pair.Second)) > 0)
            .Select(pair => pair.Second.Value);
    }

    // A blank is before all that a name may hold: what lies below a namespace comes next after it.
    private static string Place(Match directive)
    {
        var name = directive.Groups["name"].Value;
        var sorted = directive.Groups["alias"] is { Success: true } alias ? alias.Value : name;
        var kind = directive.Groups["alias"].Success ? 2 : directive.Groups["static"].Success ? 1 : 0;
        return $"{(directive.Groups["global"].Success ? 0 : 1)}{kind}{(sorted.Split('.')[0] == "System" ? 0 : 1)}"
            + sorted.Replace('.', ' ').ToUpperInvariant();
    }

    [GeneratedRegex(@"^(?<global>global )?using (?<static>static )?(?:(?<alias>\w+) = )?(?<name>[\w.:<>, ]+);$",
        RegexOptions.Multiline)]
    private static partial Regex Directive();
}
