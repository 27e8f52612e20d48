using Grid.Ledger.Entries;
using Grid.Ledger.Indexes;

namespace Grid.Grains;

/// <summary>The events of one command on their way to becoming entries after a head.</summary>
internal sealed record StreamWrite<TEvent>(string Stream, StreamHead After, ImmutableArray<TEvent> Events)
    where TEvent : class
{
    /// <summary>Chains and encodes the events; bytes and hashes are final from here on.</summary>
    public Written Encode<TCommand>(Submission<TCommand> submission, string digest, Reliance reliance)
        where TCommand : notnull
    {
        var head = After;
        var headers = ImmutableArray.CreateBuilder<EntryHeader>(Events.Length);
        var entries = ImmutableArray.CreateBuilder<PendingEntry>(Events.Length);
        foreach (var happened in Events)
        {
            var header = new EntryHeader
            {
                Stream = Stream,
                Sequence = head.Sequence + 1,
                Type = EventTypes.AliasOf(happened),
                Part = (entries.Count + 1, Events.Length),
                At = happened is CaseEvent { IsDerived: true } ? null : submission.At,
                RecordedAt = reliance.Now,
                By = submission.By,
                Intent = submission.Intent,
                Command = submission.Id,
                CommandDigest = digest,
                Pack = reliance.Pack,
                Relied = reliance.Streams,
                Previous = HashChain.Print(head.Hash),
            };
            var body = EntryCodec.Encode(header, happened);
            head = new(header.Sequence, HashChain.HashOf(body));
            headers.Add(header);
            entries.Add(new(header.Sequence, header.Type, body, head.Hash)
            {
                Index = IndexProjection.ChangesOf(header, happened),
                Content = (header, happened),
            });
        }

        return new(headers.MoveToImmutable(), entries.MoveToImmutable(), Events);
    }

    internal sealed record Written(
        ImmutableArray<EntryHeader> Headers, ImmutableArray<PendingEntry> Entries, ImmutableArray<TEvent> Events);
}
