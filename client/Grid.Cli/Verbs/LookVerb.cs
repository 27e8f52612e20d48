using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Client;

namespace Grid.Cli.Verbs;

/// <summary>What the verbs that show one thing as it stands have in common: how it is named, found, missed.</summary>
internal static class LookVerb
{
    /// <param name="name">The verb, and what its id begins with.</param>
    /// <param name="shows">What it shows, in a sentence.</param>
    /// <param name="example">What one types.</param>
    /// <param name="look">Looks at the one whose id was typed.</param>
    public static Command Build(
        string name, string shows, string example, Func<GridClient, string, CancellationToken, Task<Seen>> look) =>
        Build(name, shows, example, [], (grid, typed, _, cancellation) => look(grid, typed, cancellation));

    /// <inheritdoc cref="Build(string, string, string, Func{GridClient, string, CancellationToken, Task{Seen}})"/>
    /// <param name="name">The verb, and what its id begins with.</param>
    /// <param name="shows">What it shows, in a sentence.</param>
    /// <param name="example">What one types.</param>
    /// <param name="more">Further options.</param>
    /// <param name="look">Looks at the one whose id was typed, as the options say.</param>
    public static Command Build(
        string name,
        string shows,
        string example,
        ReadOnlySpan<Option> more,
        Func<GridClient, string, ParseResult, CancellationToken, Task<Seen>> look)
    {
        var id = new Argument<string>(name) { Description = $"the {name}, with or without `{name}:`" };
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var command = new Command(name, $"{shows}\n\nExample: {example}") { id, json };
        foreach (var option in more)
        {
            command.Add(option);
        }

        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var grid = await target.Open(parsed, cancellation);
            var seen = await look(grid.Client, parsed.GetRequiredValue(id), parsed, cancellation);
            if (seen.Damage is { } damage)
            {
                throw Explanation.Sealed(seen.Id, damage);
            }

            if (!seen.IsThere)
            {
                throw new CommandException($"there is no {seen.Id} in this grid");
            }

            if (parsed.GetValue(json))
            {
                await JsonOutput.Write(seen.Answer(), null, cancellation);
            }
            else
            {
                seen.Print();
            }

            return GridCommand.Done;
        });
        return command;
    }

    /// <summary>What was found under an id, and how it is told to programs and to people.</summary>
    internal sealed record Seen(string Id, Func<object> Answer, Action Print)
    {
        /// <summary>What is wrong with its stored entries.</summary>
        public string? Damage { get; init; }

        public required bool IsThere { get; init; }
    }
}
