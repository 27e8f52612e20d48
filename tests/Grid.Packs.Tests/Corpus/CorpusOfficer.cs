namespace Grid.Packs.Tests.Corpus;

/// <summary>An officer who has been in active standing for longer than any case of the corpus.</summary>
internal sealed class CorpusOfficer
{
    /// <summary>Since when they are in office.</summary>
    public static readonly Timestamp Since = Timestamp.Parse("2000-01-01T00:00:00Z");

    public string? Supervisor { get; set; }

    public string? Deputy { get; set; }

    public string? Class { get; set; }

    /// <summary>Where they sit: <c>ORGAN/UNIT</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>What their mandates let them do, in every kind of case.</summary>
    public List<string> Powers { get; set; } = [];

    /// <summary>The posts they hold; the powers come with each.</summary>
    public List<string> Posts { get; set; } = [];

    /// <summary>What is told of them, in this order.</summary>
    public IEnumerable<OfficerCommand> Commands(PackName pack, Func<string, OfficerId> named)
    {
        yield return new OfficerCommand.RegisterOfficer(pack, Standing.Active)
        {
            Class = Class,
            Unit = Unit is { } unit ? UnitId.Parse(unit) : null,
            Supervisor = Supervisor is { } above ? named(above) : null,
            Deputy = Deputy is { } deputy ? named(deputy) : null,
        };
        foreach (var post in Posts.Count > 0 ? Posts.Select(post => (string?)post) : [null])
        {
            if (Powers.Count > 0)
            {
                yield return new OfficerCommand.GrantMandate(new(post ?? "corpus"))
                {
                    Powers = [.. Powers.Select(power => new Power(power))],
                    Post = post,
                };
            }
        }
    }

    public static Submission<OfficerCommand> Told(CommandId id, AskerId by, OfficerCommand command) =>
        new(id, by, command) { Intent = Intent.Record, At = Since };
}
