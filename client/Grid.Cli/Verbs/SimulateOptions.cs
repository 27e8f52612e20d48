using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Grid.Cli.Grids;

namespace Grid.Cli.Verbs;

/// <summary>What can be said to <c>grid simulate</c>.</summary>
internal sealed class SimulateOptions
{
    private const double RateMax = 10_000_000;

    public Option<string> Scenario { get; } = new("--scenario")
    {
        Description = "county, province, nation, or a scenario file",
        Required = true,
        HelpName = "FILE|county|province|nation",
    };

    public Option<double?> Rate { get; } = new("--rate")
    {
        Description = "commands a second, in place of the scenario's",
        CustomParser = RateOf,
        HelpName = "N",
    };

    public Option<string?> Duration { get; } = new("--duration")
    {
        Description = "how long commands arrive, such as 30s or 5m, in place of the scenario's; with --capacity, how "
            + "long each rate is tried, 10s without it",
        HelpName = "D",
    };

    public Option<string?> Timeout { get; } = new("--timeout")
    {
        Description = "how long one attempt may take until its outcome counts as unknown, such as 5s; 30s without it",
        HelpName = "D",
    };

    public Option<ulong?> Seed { get; } = new("--seed")
    {
        Description = "what everything is drawn from, in place of the scenario's",
        HelpName = "N",
    };

    public Option<string?> RunId { get; } = new("--run")
    {
        Description = "what sets the ids of this run apart in its store; it follows from the seed where none is given",
        HelpName = "NAME",
    };

    public Option<string?> Pack { get; } = new("--pack")
    {
        Description = "the folder of the scenario's pack, where it is not in force yet and no sample",
        HelpName = "PACK",
    };

    public Option<bool> Impatient { get; } = new("--impatient")
    {
        Description = "try again at once when the grid is overloaded, rather than when it asks for it",
    };

    public Option<bool> NullTarget { get; } = new("--null-target")
    {
        Description = "load nothing: measures the generator's own ceiling",
    };

    public Option<bool> Capacity { get; } = new("--capacity")
    {
        Description = "look for the highest rate that is sustained within the scenario's goals, from --rate on",
    };

    public Option<string?> Within { get; } = new("--within")
    {
        Description = "with --capacity, when no further rate is tried; 5m without it",
        HelpName = "D",
    };

    public Option<string?> Json { get; } = new("--json")
    {
        Description = "the report as JSON, to a file or to standard output",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Html { get; } = new("--html")
    {
        Description = "the report for people, as one file that opens offline in any browser",
        HelpName = "FILE",
    };

    public Option<string?> Log { get; } = new("--log")
    {
        Description = "every command before it is sent and its outcome after, as JSON Lines",
        HelpName = "FILE",
    };

    public Option<string?> Histograms { get; } = new("--hlog")
    {
        Description = "the histograms of every second in HdrHistogram's log format, corrected and raw",
        HelpName = "FILE",
    };

    public GridTarget Target { get; } = new();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
        [
            Scenario, Rate, Duration, Timeout, Seed, RunId, Pack, Impatient, NullTarget, Capacity, Within, Json, Html,
            Log, Histograms,
        ])
        {
            command.Add(option);
        }

        Target.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Within) is not null && !result.GetValue(Capacity))
            {
                result.AddError("--within bounds a search for capacity; add --capacity, or leave it out");
            }
        });
    }

    private static double? RateOf(ArgumentResult given)
    {
        if (double.TryParse(given.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
            && rate is > 0 and <= RateMax)
        {
            return rate;
        }

        given.AddError(string.Create(
            CultureInfo.InvariantCulture,
            $"--rate is a number of commands a second, up to {RateMax}, not `{given.Tokens[0].Value}`"));
        return null;
    }
}
