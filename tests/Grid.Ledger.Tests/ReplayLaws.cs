using System.Text.Json;
using CsCheck;
using Grid.Domain.Officers;
using Grid.Domain.Units;

namespace Grid.Ledger.Tests;

/// <summary>
/// What a state is after its entries were written as bytes and read again is what it was live, whatever happened and in
/// whatever order. A failure prints the seed that brings it back.
/// </summary>
public sealed class ReplayLaws
{
    private static readonly Timestamp First = Timestamp.Parse("2026-03-02T08:00:00+08:00");

    [Fact]
    public void A_case_rebuilt_from_its_encoded_entries_is_the_case_as_it_was_live() => Rebuilt<CaseEvent, CaseState>(
        CaseState.None, (state, happened, at) => state.Evolve(happened, at), "case:town/1");

    [Fact]
    public void An_officer_rebuilt_from_encoded_entries_is_the_officer_as_they_were_live() =>
        Rebuilt<OfficerEvent, OfficerState>(
            OfficerState.None, (state, happened, at) => state.Evolve(happened, at), "officer:town/ada");

    [Fact]
    public void A_unit_rebuilt_from_encoded_entries_is_the_unit_as_it_was_live() => Rebuilt<UnitEvent, UnitState>(
        UnitState.None, (state, happened, at) => state.Evolve(happened, at), "unit:town/1");

    // Every event there is, with everything said and with as little as can be, in any order: a state never judges.
    private static void Rebuilt<TEvent, TState>(
        TState none, Func<TState, TEvent, Timestamp, TState> evolve, string stream)
        where TEvent : class
        where TState : notnull
    {
        var all = GoldenSamples.Events.Values.OfType<TEvent>().ToArray();
        Assert.Equal(
            typeof(TEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TEvent))).ToHashSet(),
            all.Select(happened => happened.GetType()).ToHashSet());

        Gen.Select(Gen.Shuffle(all), Gen.Int[0, all.Length - 1].Array[0, 40], Gen.Int[0, 90_000]).Sample(
            (once, more, minutes) =>
            {
                TEvent[] events = [.. more.Select(i => all[i]), .. once];
                var (live, replayed, sequence) = (none, none, 0);
                foreach (var happened in events)
                {
                    var at = First with { LocalTicks = First.LocalTicks + (++sequence * minutes * Minute) };
                    live = evolve(live, happened, at);
                    var body = EntryCodec.Encode(HeaderOf(stream, sequence, happened, at), happened);
                    var entry = EntryCodec.Decode(body);
                    replayed = evolve(replayed, (TEvent)entry.ReadEvent(), entry.Header.At!.Value);
                }

                Assert.Equal(Told(live), Told(replayed));
            },
            iter: 200);
    }

    private const long Minute = TimeSpan.TicksPerMinute;

    private static EntryHeader HeaderOf(string stream, int sequence, object happened, Timestamp at) => new()
    {
        Stream = stream,
        Sequence = sequence,
        Type = EventTypes.AliasOf(happened),
        Part = (1, 1),
        At = at,
        RecordedAt = Timestamp.Parse("2026-03-02T08:00:00Z"),
        By = EntryWriter.Registry,
        Intent = Intent.Record,
        Command = new("c"),
        CommandDigest = new string('c', 64),
        Relied = EntryHeader.NothingRelied,
        Previous = new string('a', 64),
    };

    private static string Told<T>(T value)
        where T : notnull => JsonSerializer.Serialize(value, value.GetType());
}
