using System.CommandLine;
using Grid.Cli.Due;
using Grid.Cli.Grids;
using Grid.Cli.Output;
using Grid.Cli.Packs;
using Grid.Domain.Rules;
using NodaTime;

namespace Grid.Cli.Verbs;

/// <summary><c>grid due</c>: when a legal term ends, and how that came about.</summary>
internal static class DueVerb
{
    public static Command Build()
    {
        var options = new Options();
        var command = new Command(
            "due",
            "Computes the deadline of a clock of a rule pack, and explains every step with its legal source. A batch "
            + "has a JSON object a line, {\"clock\",\"start\",\"events\":[{\"type\",\"at\",\"until\",\"approvedBy\","
            + "\"hasFindings\"}],\"asOf\"}, and is answered line by line with `due` added. "
            + "`approvedBy` is who approved an extension, as the pack names posts, `hasFindings` says whether the "
            + "findings are on record (true or false) without which some exclusions do not count; `id` and `note` are "
            + "the asker's own. A line with any other member is refused.\n\n"
            + "Example: grid due --pack packs/cn --clock T-M06 --start 2026-03-02 "
            + "--event Appraisal=2026-04-01/2026-05-24\n"
            + "         grid due --pack packs/cn --clock T-M06 --start 2026-03-02 "
            + "--event Extension=2026-08-01,approver=own_court.president")
        {
            options.Pack, options.Clock, options.Start, options.Event, options.AsOf, options.Batch, options.Json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var pack = PackOnDisk.Read(parsed.GetRequiredValue(options.Pack));
            if (parsed.GetValue(options.Batch) is not { } file)
            {
                await Answer(pack, parsed, options, cancellation);
                return GridCommand.Done;
            }

            if (parsed.GetResult(options.Clock) is not null || parsed.GetResult(options.Start) is not null
                || parsed.GetResult(options.Event) is not null)
            {
                throw new CommandException("a batch has clock, start and events in its lines; leave the options out");
            }

            var batch = new DueBatch(pack, AsOf(parsed, options), parsed.GetValue(options.Json));
            var refused = await batch.Answer(file, cancellation);
            return refused == 0 ? GridCommand.Done : GridCommand.Impossible;
        });
        return command;
    }

    private static async Task Answer(
        RulePack pack, ParseResult parsed, Options options, CancellationToken cancellation)
    {
        var id = parsed.GetValue(options.Clock)
            ?? throw new CommandException("name a clock with --clock, or a --batch");
        var clock = DueQuestion.ClockOf(pack, id);
        var start = parsed.GetValue(options.Start)
            ?? throw new CommandException($"say with --start when {clock.Start.Event} happened");
        var question = new DueQuestion(clock, DueQuestion.TimeOf(start, "--start"))
        {
            AsOf = AsOf(parsed, options),
        };
        foreach (var typed in parsed.GetValue(options.Event) ?? [])
        {
            question = question.With(DueQuestion.EventOf(typed));
        }

        var deadline = question.Answer();
        if (parsed.GetValue(options.Json))
        {
            await JsonOutput.Write(DueAnswer.Of(question, deadline), null, cancellation);
        }
        else
        {
            DueExplained.Print(question, deadline);
        }
    }

    private static LocalDate? AsOf(ParseResult parsed, Options options) =>
        parsed.GetValue(options.AsOf) is { } day ? DueQuestion.DayOf(day, "--as-of") : null;

    private sealed class Options
    {
        public Option<string> Pack { get; } =
            new("--pack") { Description = "the folder of the pack", Required = true, HelpName = "PACK" };

        public Option<string?> Clock { get; } = new("--clock")
        {
            Description = "the id of the clock; a bare id of several means the first",
            HelpName = "ID",
        };

        public Option<string?> Start { get; } =
            new("--start") { Description = "when the event happened that starts it", HelpName = "T" };

        public Option<string[]> Event { get; } = new("--event")
        {
            Description = "what else happened: TYPE=T, or TYPE=A/B where it lasted; with `,approver=NAME` who approved "
                + "an extension, with `,findings=true` or `,findings=false` whether findings are on record; may stand "
                + "several times",
            HelpName = "TYPE=T",
        };

        public Option<string?> AsOf { get; } = new("--as-of")
        {
            Description = "go by the calendar as published up to that day",
            HelpName = "DATE",
        };

        public Option<string?> Batch { get; } =
            new("--batch") { Description = "a file of JSON Lines, or - for standard input", HelpName = "FILE" };

        public Option<bool> Json { get; } = JsonOption.ForAnswer();
    }
}
