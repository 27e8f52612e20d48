using Grid.Ledger.Entries;

namespace Grid.Grains;

/// <summary>
/// What has been decided on one stream and is not durable yet: its entries, and the answers that wait for them.
/// </summary>
internal sealed class PendingAppend<TEvent>
    where TEvent : class
{
    // Nearly always it is one.
    private readonly List<(Reply? Reply, StreamWrite<TEvent>.Written? Written)> _answers = new(1);
    private readonly List<Reliance> _reliances = new(1);
    private ImmutableSortedDictionary<string, int> _relied = EntryHeader.NothingRelied;
    private StreamHead _after = StreamHead.None;

    /// <summary>How many answers wait.</summary>
    public int Count => _answers.Count;

    /// <summary>How many commands have entries.</summary>
    public int Writes => _reliances.Count;

    /// <summary>The last answer, where it is not a receipt.</summary>
    public Reply? LastReply => _answers.Count == 0 ? null : _answers[^1].Reply;

    /// <summary>The answers before the last, where none of them is a receipt.</summary>
    public IEnumerable<Reply> AnswersBeforeLast => _answers.SkipLast(1).Select(answer => answer.Reply!);

    /// <summary>Whether an earlier decision saw one of the same streams at another sequence.</summary>
    public bool Contradicts(Reliance reliance) =>
        !_relied.IsEmpty
        && reliance.Streams.Any(seen => _relied.TryGetValue(seen.Key, out var before) && before != seen.Value);

    /// <summary>An answer that writes nothing, though it may rest on what the others write.</summary>
    public void Add(Reply reply) => _answers.Add((reply, null));

    /// <summary>A command's entries after a head, and its answer where that is not a receipt.</summary>
    public void Add(StreamHead after, StreamWrite<TEvent>.Written written, Reliance reliance, Reply? reply)
    {
        _after = Writes == 0 ? after : _after;
        _relied = Writes == 0 ? reliance.Streams : _relied.SetItems(reliance.Streams);
        _reliances.Add(reply is null ? reliance : reliance with { Texts = [], Content = null });
        _answers.Add((reply, written));
    }

    /// <summary>Nothing waits any more.</summary>
    public void Clear()
    {
        _answers.Clear();
        _reliances.Clear();
        (_relied, _after) = (EntryHeader.NothingRelied, StreamHead.None);
    }

    public AppendRequest ToRequest(string stream) => _reliances is [var only]
        ? new(stream, _after, _answers.Find(answer => answer.Written is not null).Written!.Entries)
        {
            Relied = _relied,
            Texts = only.Texts,
            Pack = only.Content,
        }
        : new(stream, _after, [.. _answers.SelectMany(answer => answer.Written?.Entries ?? [])])
        {
            Relied = _relied,
            Texts = [.. _reliances.SelectMany(reliance => reliance.Texts)],
            Pack = _reliances.Select(reliance => reliance.Content).FirstOrDefault(content => content is not null),
        };

    /// <summary>Tells whoever looked at the stream that it has moved.</summary>
    public void Forget(string stream)
    {
        foreach (var reliance in _reliances)
        {
            reliance.Forget(stream);
        }
    }

    /// <summary>Gives the answers in order, now that the entries are durable.</summary>
    /// <param name="replies">Where they are given.</param>
    /// <param name="stream">The stream they were written to.</param>
    /// <param name="appended">Where the last entry stands; nothing where there are no entries.</param>
    public void Answer(
        ImmutableArray<Reply>.Builder replies, string stream, AppendOutcome.Appended? appended)
    {
        var position = appended?.Position ?? 0;
        foreach (var (_, written) in _answers)
        {
            position -= written?.Entries.Length ?? 0;
        }

        foreach (var (reply, written) in _answers)
        {
            position += written?.Entries.Length ?? 0;
            replies.Add(reply ?? DoneBy(written!, new(
                stream,
                written!.Entries[^1].Sequence,
                appended!.Lane,
                position,
                HashChain.Print(written.Entries[^1].Hash))));
        }
    }

    private static Reply.Done DoneBy(StreamWrite<TEvent>.Written written, Receipt receipt) => new(receipt)
    {
        Judged = written.Events is [var only]
            ? Grains.Answers.JudgedBy(only)
            : [.. written.Events.SelectMany(happened => Grains.Answers.JudgedBy(happened))],
        IsInstead = written.Events.Any(happened => Grains.Answers.IsInstead(happened)),
    };
}
