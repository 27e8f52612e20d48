using System.Collections.Immutable;
using System.CommandLine;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Client;

namespace Grid.Cli.Verbs;

/// <summary>What the verbs that show one thing as it stands have in common: how it is named, found, missed.</summary>
internal static class LookVerb
{
    /// <param name="about">What it is called, what it shows, and what it takes.</param>
    /// <param name="look">Looks at the one whose id was typed, as the options say.</param>
    public static Command Build(
        About about, Func<GridClient, string, ParseResult, CancellationToken, Task<Seen>> look)
    {
        var name = about.Name;
        var id = new Argument<string>(name) { Description = $"the {name}, with or without `{name}:`" };
        var json = JsonOption.ForAnswer();
        var target = new GridTarget();
        var command = new Command(name, $"{about.Shows}\n\nExample: {about.Example}") { id, json };
        foreach (var option in about.More)
        {
            command.Add(option);
        }

        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var hasViews = about.NeedsViews is { } needed && parsed.GetValue(needed);
            await using var grid = await target.Open(parsed, hasViews, cancellation);
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

    /// <param name="Name">The verb, and what its id begins with.</param>
    /// <param name="Shows">What it shows, in a sentence.</param>
    /// <param name="Example">What one types.</param>
    internal sealed record About(string Name, string Shows, string Example)
    {
        /// <summary>Further options.</summary>
        public ImmutableArray<Option> More { get; init; } = [];

        /// <summary>The one of them for which a silo in this process reads the whole ledger first.</summary>
        public Option<bool>? NeedsViews { get; init; }
    }

    /// <summary>What was found under an id, and how it is told to programs and to people.</summary>
    internal sealed record Seen(string Id, Func<object> Answer, Action Print)
    {
        /// <summary>What is wrong with its stored entries.</summary>
        public string? Damage { get; init; }

        public required bool IsThere { get; init; }
    }
}
