using Grid.Contracts.Views;

namespace Grid.Ledger.Verification;

/// <summary>What a verification found.</summary>
internal sealed record VerificationReport
{
    public bool IsClean => Damage.IsEmpty;

    public long Entries { get; init; }

    public int Lanes { get; init; }

    /// <summary>The RFC 6962 root of lane 0, lower-case hex.</summary>
    public required string Root { get; init; }

    /// <summary>The root of every lane that has an entry.</summary>
    public ImmutableSortedDictionary<int, string> Roots { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>How many checkpoints from outside the ledger was held against.</summary>
    public int Checkpoints { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What the store's own check of its files took, in seconds.</summary>
    public double StructureSeconds { get; init; }

    /// <summary>The first part: leaves, columns, chains and roots.</summary>
    public PartFigures Leaves { get; init; } = new(0, 0);

    /// <summary>The second part: every row beside <c>entry</c>.</summary>
    public PartFigures Indexes { get; init; } = new(0, 0);

    /// <summary>Everything damaged, in the order it was found.</summary>
    public ImmutableArray<Damage> Damage { get; init; } = [];

    /// <summary>The rows of each table beside <c>entry</c> that were recomputed.</summary>
    public ImmutableSortedDictionary<string, long> Rows { get; init; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Personal texts that have been erased, which is no damage.</summary>
    public long ErasedTexts { get; init; }

    /// <summary>The report as it travels: of a wrecked store the first places only.</summary>
    public VerificationView ToView() => new(Entries, Lanes, Duration)
    {
        Root = Roots.Count == 1 ? Root : null,
        DamageCount = Damage.Length,
        Damage =
        [
            .. Damage.Take(VerificationView.DamageMax)
                .Select(one => new DamageView(one.Table, one.Row, one.Column, one.Problem)),
        ],
    };
}
