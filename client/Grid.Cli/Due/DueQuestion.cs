using System.Collections.Immutable;
using System.Diagnostics;
using Grid.Cli.Output;
using Grid.Cli.Packs;
using Grid.Domain.Clocks;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;
using Grid.Replay.Mapping;
using NodaTime;

namespace Grid.Cli.Due;

/// <summary>A clock, what started it and what befell it.</summary>
internal sealed record DueQuestion(ClockDefinition Clock, Timestamp Start)
{
    public ImmutableArray<ClockEvent> Events { get; private init; } = [];

    public LocalDate? AsOf { get; init; }

    public Deadline Answer() => DeadlineCalculator.Compute(Clock, Start, Events, AsOf);

    /// <exception cref="CommandException">The pack has no such clock.</exception>
    public static ClockDefinition ClockOf(RulePack pack, string id) =>
        pack.ClockNamed(new(id)) ?? throw new CommandException(
            $"the pack `{pack.Name}` has no clock `{id}`; "
            + (pack.Clocks.IsEmpty ? "it has none at all"
                : NearestName.To(id, pack.Clocks.Select(clock => clock.Id.Value)) is { } nearest
                    ? $"did you mean `{nearest}`?"
                    : "`grid pack show` lists those it has"));

    /// <exception cref="CommandException">The text is no time.</exception>
    public static Timestamp TimeOf(string typed, string what) =>
        Timestamp.TryParse(typed, out var at) ? at : throw new CommandException(
            $"{what} `{typed}` is not a time; write 2026-03-02 or 2026-03-02T10:00, with an offset where known");

    /// <exception cref="CommandException">The text is no day.</exception>
    public static LocalDate DayOf(string typed, string what) =>
        Dates.Parse(typed) ?? throw new CommandException($"{what} `{typed}` is not a day; write it as 2026-03-02");

    /// <exception cref="CommandException">The clock does not know the event, or it ends before it begins.</exception>
    public DueQuestion With(ClockEvent happened)
    {
        var known = ShownClocks.EventsOf(Clock);
        if (!known.Contains(happened.Type))
        {
            throw new CommandException(
                $"clock {Clock.Id} does not know the event `{happened.Type}`; "
                + (known.IsEmpty ? "no event moves it"
                    : NearestName.To(happened.Type, known) is { } nearest ? $"did you mean `{nearest}`? It knows "
                        + string.Join(", ", known)
                    : $"it knows {string.Join(", ", known)}"));
        }

        return happened.Until is { } until && until.CompareWith(happened.At) < 0
            ? throw new CommandException(
                $"the event `{happened.Type}` ends at {until}, before it begins at {happened.At}")
            : this with { Events = Events.Add(happened) };
    }

    /// <summary>
    /// An event as it is typed: <c>TYPE=T</c>, or <c>TYPE=A/B</c> for one that lasts; then, where it matters,
    /// <c>,approver=NAME</c> and <c>,findings=true</c> or <c>false</c>.
    /// </summary>
    /// <exception cref="CommandException">The text is no such event.</exception>
    public static ClockEvent EventOf(string typed)
    {
        var sign = typed.IndexOf('=', StringComparison.Ordinal);
        var parts = typed[(sign + 1)..].Split(',');
        var times = parts[0].Split('/');
        if (sign <= 0 || times.Length > 2)
        {
            throw new CommandException(
                $"`{typed}` is not an event; write TYPE=2026-03-02, or TYPE=2026-03-02/2026-04-01 where it lasted");
        }

        var what = $"of event `{typed[..sign]}` the time";
        ClockEvent happened = new(
            typed[..sign], TimeOf(times[0], what), times.Length == 2 ? TimeOf(times[1], what) : null);
        return parts[1..].Aggregate(happened, (sofar, part) => With(sofar, part.Trim()));
    }

    private static ClockEvent With(ClockEvent happened, string part) => part.Split('=', 2) switch
    {
        ["approver", { Length: > 0 } name] => happened with { ApprovedBy = name },
        ["findings", "true"] => happened with { HasFindings = true },
        ["findings", "false"] => happened with { HasFindings = false },
        ["approver", ..] => throw new CommandException(
            $"of event `{happened.Type}` the approver has no name; write approver=NAME, as the pack names posts"),
        ["findings", ..] => throw new CommandException(
            $"of event `{happened.Type}` `{part}` says neither; write findings=true or findings=false"),
        [var word, ..] => throw new CommandException(
            $"of event `{happened.Type}` nothing is called `{word}`; "
            + NearestName.Hint(word, ["approver", "findings"])),
        _ => throw new UnreachableException(),
    };
}
