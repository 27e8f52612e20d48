using System.Text;

namespace Grid.Ledger.Tests;

/// <summary>Which entries are shown in part, and for how many of them another has to be read.</summary>
public sealed class ShieldedReadingTests
{
    private const string Case = "case:town/1";

    private static readonly object Record = new CaseEvent.ApproachRecorded("", null);
    private static readonly CaseEvent.Closed Other = new();

    private readonly EntryWriter _writer = new();
    private readonly List<string> _lookedUp = [];
    private ImmutableArray<AppendRequest> _written = [];

    [Fact]
    public async Task All_entries_of_a_record_are_and_of_another_command_none()
    {
        _written =
        [
            _writer.Next(Case, Other, Other), _writer.Next(Case, Record, Other, Other), _writer.Next(Case, Other),
        ];

        Assert.Equal([false, false, true, true, true, false], await Of([.. Told()]));
        Assert.Empty(_lookedUp);
    }

    [Fact]
    public async Task What_does_not_come_right_behind_the_first_of_its_command_is_looked_up()
    {
        _written = [_writer.Next(Case, Record, Other), _writer.Next(Case, Other, Other)];
        var told = Told().ToArray();

        Assert.Equal([true], await Of(told[1]));
        Assert.Equal([false, true], await Of(told[2], told[1]));
        Assert.Equal([true, false], await Of(told[0], told[3]));
        Assert.Equal([$"{Case} 1", $"{Case} 1", $"{Case} 3"], _lookedUp);
    }

    [Fact]
    public async Task What_cannot_be_read_is_none()
    {
        _written = [_writer.Next(Case, Record, Other)];
        var told = Told().ToArray();

        Assert.Equal([true, false, true], await Of(told[0], "{\"part\":[2,2]", told[1]));
        Assert.Equal([false, true], await Of("{\"part\":[1,2]", told[1]));
    }

    private IEnumerable<string> Told() =>
        _written.SelectMany(request => request.Entries).Select(entry => Encoding.UTF8.GetString(entry.Body));

    private async Task<IReadOnlyList<bool>> Of(params IEnumerable<string> told)
    {
        var reading = new ShieldedReading(Read);
        var found = new List<bool>();
        foreach (var json in told)
        {
            found.Add(await reading.Is(json));
        }

        return found;
    }

    private async IAsyncEnumerable<StoredEntry> Read(string stream, int from)
    {
        _lookedUp.Add($"{stream} {from}");
        await Task.CompletedTask;
        foreach (var entry in _written.SelectMany(request => request.Entries).Where(one => one.Sequence >= from))
        {
            yield return new(0, entry.Sequence, entry.Hash, entry.Body)
            {
                Stream = stream,
                Sequence = entry.Sequence,
                Type = entry.Type,
            };
        }
    }
}
