using System.Globalization;
using Grid.Ledger.Indexes;

namespace Grid.Grains.Followers.Lists;

/// <summary>Lists of the seats an officer answers in, by case, slot and seat, from the store's exact index.</summary>
internal sealed class ResponsibilityLists(StoredLedger ledger, StoreReads reads, SealedCases hidden)
{
    private const int ReadAtOnce = 500;

    private const int LookedAtMax = 5_000;

    // Sorts behind every seat.
    private static readonly (string Case, string Slot, int Seat) End = (CaseId.Prefix[..^1] + ";", "", 0);

    public Task<ListPage<LiveResponsibility>> Page(
        OfficerId officer, ListQuery query, CancellationToken cancellation) =>
        Paging.Of(query, request => InStore(officer, request, cancellation));

    private async Task<Found<LiveResponsibility>> InStore(
        OfficerId officer, PageRequest request, CancellationToken cancellation)
    {
        var beyond = KeyIn(request.Key) ?? (request.IsBackwards ? End : HoldingQuery.Start);
        var rows = ImmutableArray.CreateBuilder<(string Key, LiveResponsibility Row)>();
        for (var lookedAt = 0; lookedAt < LookedAtMax;)
        {
            var count = request.Search.Text is null ? request.Size + 1 : ReadAtOnce;
            var wanted = new HoldingQuery(officer, beyond, request.IsBackwards, count);
            var page = await reads.Read(() => ledger.HeldBy(wanted, cancellation), cancellation);
            var open = await hidden.Without(page, held => held.Case.Value, cancellation);
            foreach (var held in open.Where(held => request.Search.IsIn(held.Case.Value)))
            {
                rows.Add((KeyOf(held), held));
                if (rows.Count > request.Size)
                {
                    return new(rows.ToImmutable(), null);
                }
            }

            if (page.Length < count)
            {
                return new(rows.ToImmutable(), null);
            }

            beyond = (page[^1].Case.Value, page[^1].Slot.Value, page[^1].Seat);
            lookedAt += page.Length;
        }

        return new(rows.ToImmutable(), KeyOf(beyond));
    }

    private static string KeyOf(LiveResponsibility held) => KeyOf((held.Case.Value, held.Slot.Value, held.Seat));

    // An id may hold a slash, an encoded slot cannot.
    private static string KeyOf((string Case, string Slot, int Seat) key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Seat}/{IdText.Encode(key.Slot)}/{key.Case}");

    private static (string Case, string Slot, int Seat)? KeyIn(string? key) =>
        key?.Split('/', 3) is [var seat, var slot, var held]
        && int.TryParse(seat, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (held, IdText.Decode(slot), number)
            : null;
}
