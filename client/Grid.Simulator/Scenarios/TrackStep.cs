namespace Grid.Simulator.Scenarios;

/// <summary>One step of a case: an act, a move to another unit, a slot that is filled, or the end.</summary>
internal sealed class TrackStep
{
    /// <summary>What <see cref="Departure.Told"/> calls the end of a case.</summary>
    public const string Closing = "close";

    public string? Act { get; init; }

    /// <summary>Who does it: somebody of the case, a post of its unit, or <c>ORGAN/UNIT POST</c>.</summary>
    public string By { get; init; } = "";

    public string? Stage { get; init; }

    /// <summary>The units, as <c>ORGAN/UNIT</c>, to one of which the case moves.</summary>
    public List<string> To { get; init; } = [];

    /// <summary>The post of the new lead, where the case moves; who leads that unit reviews.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The slot that is filled.</summary>
    public string? Fill { get; init; }

    public int Seats { get; init; } = 1;

    /// <summary>The post of those who fill the slot.</summary>
    public string With { get; init; } = "";

    public bool Close { get; init; }

    /// <summary>The least and the most hours since the step before.</summary>
    public List<int> Hours { get; init; } = [0, 0];

    /// <summary>In how many of a hundred cases it comes at all.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>What <see cref="Departure.Told"/> calls it.</summary>
    public string? Name => Close ? Closing : Act;
}
