using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Grid.Replay.Mapping;

namespace Grid.Cli;

/// <summary>Finds options that a verb does not have, which the parser takes for further arguments.</summary>
internal static class UnknownOption
{
    /// <summary>What was typed before any option: <c>grid</c>, or <c>grid</c> and a verb, or two.</summary>
    public static string VerbOf(ParseResult parsed)
    {
        var verb = "";
        for (var at = parsed.CommandResult; at is { Command: not RootCommand }; at = at.Parent as CommandResult)
        {
            verb = $" {at.Command.Name}{verb}";
        }

        return $"grid{verb}";
    }

    /// <summary>
    /// What to say of each; nothing where all are known, or where <c>--</c> says that no more options come.
    /// </summary>
    public static ImmutableArray<string> In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Options.Select(option => option.Name).Append("--help").Distinct().ToList();
        return parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? []
            :
            [
                .. from token in parsed.CommandResult.Tokens.Select(token => token.Value).Concat(parsed.UnmatchedTokens)
                   where token.Length > 1 && token[0] == '-'
                   let name = token.Split('=')[0]
                   let hint = NearestName.To(name, known) is { } nearest ? $"; did you mean `{nearest}`?" : ""
                   select $"`{name}` is no option of `{VerbOf(parsed)}`{hint}",
            ];
    }
}
