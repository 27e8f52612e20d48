using System.Diagnostics;

namespace Grid.Ledger;

/// <summary>
/// The ledger's spans: <c>grid.ledger.append</c> is what one caller waits for, <c>grid.ledger.commit</c> what the
/// batch takes. A commit hangs below the first of its appends that is traced, and is linked with the others.
/// </summary>
internal static class LedgerTraces
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "Grid.Ledger";

    // A batch has up to 1,024 appends; a span of that many links is of use to nobody.
    private const int LinksMax = 32;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Whether anybody looks.</summary>
    public static bool IsOn => Source.HasListeners();

    /// <summary>Nothing where this one is not traced.</summary>
    public static Activity? StartAppend(AppendRequest request) => Source.StartActivity("grid.ledger.append")
        ?.SetTag("grid.stream", request.IsUnnamed ? null : request.Stream)
        .SetTag("grid.sequence", request.Entries[^1].Sequence);

    /// <summary>Nothing where none of the appends is traced.</summary>
    public static Activity? StartCommit(IEnumerable<Activity?> appends)
    {
        List<Activity>? traced = null;
        foreach (var append in appends)
        {
            if (append is { Recorded: true })
            {
                (traced ??= []).Add(append);
            }
        }

        if (traced is null)
        {
            return null;
        }

        var commit = Source.StartActivity(
            "grid.ledger.commit",
            ActivityKind.Internal,
            traced[0].Context,
            links: traced.Skip(1).Take(LinksMax).Select(append => new ActivityLink(append.Context)));
        if (commit is not null)
        {
            foreach (var append in traced.Skip(1))
            {
                append.AddLink(new(commit.Context));
            }
        }

        return commit;
    }

    /// <summary>Says what became of an append.</summary>
    public static void Tell(Activity? append, AppendOutcome outcome)
    {
        append?.SetTag("grid.ledger.outcome", NameOf(outcome));
        if (outcome is AppendOutcome.Appended appended)
        {
            append?.SetTag("grid.lane", appended.Lane).SetTag("grid.position", appended.Position);
        }
    }

    private static string NameOf(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Appended => "appended",
        AppendOutcome.Stale => "stale",
        AppendOutcome.Fenced => "fenced",
        AppendOutcome.Overloaded => "overloaded",
        AppendOutcome.Unstorable => "unstorable",
        _ => throw new UnreachableException(),
    };
}
