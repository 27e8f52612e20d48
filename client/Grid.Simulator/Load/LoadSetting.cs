using Grid.Contracts;

namespace Grid.Simulator.Load;

/// <summary>What the parts of a run share: where to, what, how it is counted and kept.</summary>
internal sealed record LoadSetting(ILoadTarget Target, LoadScenario Scenario, LoadPlan Plan)
{
    public LoadPace Pace { get; init; } = LoadPace.OfTheMachine;

    public LoadMeter Meter { get; init; } = new();

    /// <summary>Which commands are sent more than once.</summary>
    public required Repeats Repeats { get; init; }

    public required ReceiptBook Book { get; init; }

    public ClientLog? Log { get; init; }

    public LatencyLog? Latencies { get; init; }

    public required ulong Seed { get; init; }

    public required string Run { get; init; }

    public bool IsGridInProcess { get; init; }

    /// <inheritdoc cref="LoadOptions.EndsOnTime"/>
    public bool EndsOnTime { get; init; }

    /// <summary>Notes an answer, and lets the plan go on from it.</summary>
    public void Settle(LoadCommand command, Reply reply, (TimeSpan Latency, TimeSpan Service) took, bool isInTime)
    {
        Meter.Answered(reply, took.Latency, took.Service, isInTime);
        Note(command, reply);
        Plan.Settle(command, reply is Reply.Done or Reply.AlreadySo);
    }

    /// <summary>Notes an answer in the book alone.</summary>
    public void Note(LoadCommand command, Reply reply) => Book.Note(
        command.Number,
        reply switch
        {
            Reply.Done or Reply.AlreadySo => Outcome.Acknowledged,
            Reply.Refused => Outcome.Refused,
            _ => Outcome.Overloaded,
        },
        (reply as Reply.Done)?.Receipt);

    /// <summary>Notes that nothing is known of a command.</summary>
    public void Lose(LoadCommand command)
    {
        Meter.Lost();
        Plan.Lose(command);
        Book.Note(command.Number, Outcome.Unknown, null);
    }
}
