namespace Grid.Ledger.Checkpoints;

/// <summary>
/// The signed checkpoints of all lanes at one moment, and before them the notes by which the first key has handed on to
/// the one that signs.
/// </summary>
internal sealed record CheckpointBundle
{
    private CheckpointBundle(
        ImmutableArray<KeySuccession> successions, ImmutableArray<(Checkpoint Checkpoint, SignedNote Note)> signed) =>
        (Successions, Signed) = (successions, signed);

    public ImmutableArray<KeySuccession> Successions { get; }

    /// <summary>The lanes, in the order of their numbers.</summary>
    public ImmutableArray<(Checkpoint Checkpoint, SignedNote Note)> Signed { get; }

    public IEnumerable<Checkpoint> Lanes => Signed.Select(lane => lane.Checkpoint);

    public string Grid => Signed[0].Checkpoint.Grid;

    public DateTime MadeAt => Signed[0].Checkpoint.MadeAt;

    /// <summary>How many entries all lanes have.</summary>
    public long Entries => Lanes.Sum(lane => lane.Size);

    /// <summary>Signs the checkpoints of all lanes.</summary>
    public static CheckpointBundle Sign(
        ImmutableArray<Checkpoint> lanes, SigningKey key, IEnumerable<KeySuccession> successions) =>
        new([.. successions], [.. lanes.Select(lane => (lane, key.Sign(lane.ToString())))]);

    /// <summary>Reads bundles, one behind the other. Whether anybody signed them is not looked at yet.</summary>
    /// <exception cref="NoteException">The text holds something else, or a bundle lacks a lane.</exception>
    public static ImmutableArray<CheckpointBundle> ParseAll(string text)
    {
        var bundles = ImmutableArray.CreateBuilder<CheckpointBundle>();
        var notes = NoteText.Notes(text);
        for (var at = 0; at < notes.Length;)
        {
            var successions = notes.Skip(at).TakeWhile(KeySuccession.IsIn).Select(KeySuccession.Parse)
                .ToImmutableArray();
            at += successions.Length;
            if (at == notes.Length)
            {
                throw new NoteException("it ends before the checkpoints of a bundle");
            }

            var total = Checkpoint.Parse(notes[at].Text).Lanes;
            var signed = notes.Skip(at).Take(total).TakeWhile(note => !KeySuccession.IsIn(note))
                .Select(note => (Checkpoint.Parse(note.Text), note)).ToImmutableArray();
            at += signed.Length;
            Check(signed, total);
            bundles.Add(new(successions, signed));
        }

        return bundles.Count > 0
            ? bundles.ToImmutable()
            : throw new NoteException("it holds no checkpoint");
    }

    /// <summary>Who has signed every lane of it.</summary>
    /// <exception cref="NoteException">A signature does not fit.</exception>
    /// <exception cref="UnknownKeyException">A lane is signed by nobody who is trusted.</exception>
    public VerifyingKey SignedBy(TrustedKeys trusted)
    {
        var known = trusted.With(Successions);
        return Signed.Select(lane => lane.Note.SignedBy(known)).ToList()[^1];
    }

    public override string ToString() =>
        NoteText.Print([.. Successions.Select(one => one.Note), .. Signed.Select(lane => lane.Note)]);

    // INVARIANT: every lane says how many there are and what all their heads are, so none can be left out or swapped.
    private static void Check(ImmutableArray<(Checkpoint Checkpoint, SignedNote Note)> signed, int total)
    {
        var lanes = signed.Select(lane => lane.Checkpoint).ToList();
        if (lanes.Count != total
            || lanes.Any(lane => lane.Lanes != total || lane.Grid != lanes[0].Grid)
            || lanes.Zip(lanes.Skip(1)).Any(pair => pair.First.Lane >= pair.Second.Lane)
            || lanes.Any(lane => !lane.Heads.AsSpan().SequenceEqual(Checkpoint.HeadsOf(lanes))))
        {
            throw new NoteException(
                $"a bundle names {total} lane(s), and these are not they: "
                + string.Join(", ", lanes.Select(lane => lane.Origin)));
        }
    }
}
