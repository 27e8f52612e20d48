using Grid.Cluster.Tests.Checking;

namespace Grid.Cluster.Tests;

/// <summary>The checker finds each kind of broken promise in a history that was made with it, and none in a good one.
/// </summary>
public sealed class HistoryTests
{
    private static readonly DateTime Start = new(2031, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private readonly List<Sent> _sent = [];
    private readonly List<Line> _lines = [];

    public HistoryTests()
    {
        // Two silos, a case, an officer: registered, an act, a suspension, an act that has seen it.
        Add("k-1", "officer/ada", lane: 0, [], at: 0);
        Add("k-2", "case/a", lane: 1, [("officer/ada", 1)], at: 10);
        Add("k-3", "case/a", lane: 0, [("officer/ada", 1)], at: 20, parts: 2);
        Add("k-4", "officer/ada", lane: 1, [], at: 30, type: "officer.officer-suspended.v1");
        Add("k-5", "case/a", lane: 1, [("officer/ada", 2)], at: 40);
        Tell("k-6", "case/a", 1, "refused", at: 50);
    }

    [Fact]
    public void A_good_history_breaks_no_promise() => Assert.Empty(Found());

    [Fact]
    public void A_lost_entry_is_found()
    {
        _lines.RemoveAll(line => line.Command == "k-5");

        Assert.Equal([Promise.Lost], Found());
    }

    [Fact]
    public void A_receipt_that_names_another_place_is_found()
    {
        _sent[1].Receipt = _sent[1].Receipt! with { Position = 1 };

        Assert.Contains(Promise.Lost, Found());
    }

    [Fact]
    public void A_gap_in_a_lane_is_found()
    {
        Change("k-5", line => line with { Position = 7 });

        Assert.Contains(Promise.Positions, Found());
    }

    [Fact]
    public void Bytes_that_are_not_those_of_their_hash_are_found()
    {
        Change("k-2", line => line with { OwnHash = new('a', 64) });

        Assert.Equal([Promise.Hash], Found());
    }

    [Fact]
    public void A_stream_that_forks_is_found()
    {
        Change("k-5", line => line with { Sequence = 3 });

        Assert.Contains(Promise.Order, Found());
    }

    [Fact]
    public void A_chain_that_does_not_name_the_entry_before_is_found()
    {
        Change("k-2", line => line with { Previous = new('1', 64) });

        Assert.Equal([Promise.Order], Found());
    }

    [Fact]
    public void Time_that_runs_back_in_a_stream_is_found()
    {
        Change("k-5", line => line with { RecordedAt = "2031-03-01T07:00:00.000000Z" });

        Assert.Equal([Promise.Order], Found());
    }

    [Fact]
    public void A_stream_whose_entries_stand_in_another_order_in_their_lane_is_found()
    {
        var (first, last) = (
            _lines.Single(line => line.Command == "k-2"), _lines.Single(line => line.Command == "k-5"));
        Change("k-2", line => line with { Position = last.Position });
        Change("k-5", line => line with { Position = first.Position });

        Assert.Contains(Promise.Order, Found());
    }

    [Fact]
    public void A_command_that_took_effect_twice_is_found()
    {
        Add("k-2", "case/a", lane: 1, [("officer/ada", 2)], at: 60, isTold: false);

        Assert.Contains(Promise.Once, Found());
    }

    [Fact]
    public void A_command_of_which_a_part_is_missing_is_found()
    {
        Change("k-3", line => line.Part.Number == 2 ? line with { Part = (2, 3) } : line);

        Assert.Contains(Promise.Once, Found());
    }

    [Fact]
    public void Two_receipts_for_one_command_are_found()
    {
        Tell("k-2", "case/a", 1, "done", at: 60);
        _sent[^1].Receipt = _sent[1].Receipt! with { Sequence = 9 };

        Assert.Contains(Promise.Once, Found());
    }

    [Fact]
    public void What_was_done_and_is_later_refused_is_found()
    {
        Tell("k-2", "case/a", 1, "refused", at: 60);

        Assert.Equal([Promise.Once], Found());
    }

    [Fact]
    public void A_refused_command_with_an_effect_is_found()
    {
        Add("k-6", "case/a", lane: 0, [], at: 60, isTold: false);

        Assert.Equal([Promise.Refused], Found());
    }

    [Fact]
    public void A_refused_command_that_is_noted_breaks_nothing()
    {
        Tell("k-6", "case/a", 1, "unknown", at: 60);
        Tell("k-6", "case/a", 2, "refused", at: 70);
        Add("k-6", "case/a", lane: 0, [], at: 80, type: "case.retry-settled.v1", isTold: false);

        Assert.Empty(Found());
    }

    [Fact]
    public void A_command_that_nobody_has_sent_is_found()
    {
        Add("k-99", "case/a", lane: 0, [], at: 60, isTold: false);

        Assert.Equal([Promise.Refused], Found());
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData(null)]
    public void An_outcome_that_stays_unknown_is_found(string? outcome)
    {
        Tell("k-7", "case/a", 1, outcome, at: 60);

        Assert.Equal([Promise.Settled], Found());
    }

    [Fact]
    public void An_outcome_that_is_settled_without_a_note_is_found()
    {
        Tell("k-7", "case/a", 1, "unknown", at: 60);
        Tell("k-7", "case/a", 2, "refused", at: 70);

        Assert.Equal([Promise.Settled], Found());
    }

    [Fact]
    public void An_act_that_slipped_past_a_suspension_in_its_lane_is_found()
    {
        Change("k-5", line => line with { Relied = [("officer/ada", 1)] });

        Assert.Contains(Promise.Relied, Found());
    }

    [Fact]
    public void An_act_that_slipped_past_what_another_lane_has_told_of_is_found()
    {
        // The case in lane 1 has seen the suspension; what follows it in lane 0 must have seen it too.
        Add("k-8", "case/a", lane: 0, [("officer/ada", 1)], at: 25, isTold: false);
        Tell("k-8", "case/a", 1, "unknown", at: 25);

        Assert.Contains(Promise.Relied, Found());
    }

    [Fact]
    public void An_act_that_was_sent_after_an_answered_suspension_and_does_not_know_of_it_is_found()
    {
        Add("k-8", "case/b", lane: 0, [("officer/ada", 1)], at: 60);

        Assert.Equal([Promise.Relied], Found());
    }

    [Fact]
    public void An_entry_that_rests_on_what_is_not_there_is_found()
    {
        Change("k-5", line => line with { Relied = [("officer/ada", 5)] });

        Assert.Contains(Promise.Relied, Found());
    }

    [Fact]
    public void What_was_sent_after_an_answer_and_stands_before_it_is_found()
    {
        Tell("k-2", "case/a", 1, "done", at: 60);
        _sent.RemoveAt(1);
        _sent[^1].Receipt = Receipt("k-2");

        Assert.Contains(Promise.Order, Found());
    }

    [Fact]
    public void Logs_and_exports_are_read_as_they_are_written()
    {
        var sent = ClientLogs.Parse(
        [
            """{"time":"2031-03-01T08:00:00.0000001Z","event":"send","id":"k-1","attempt":1"""
                + ""","stream":"case/a","type":"x","by":"y"}""",
            """{"time":"2031-03-01T08:00:00.0000002Z","event":"send","id":"k-1","attempt":1"""
                + ""","stream":"case/a","type":"x","by":"y"}""",
            """{"time":"2031-03-01T08:00:01Z","event":"outcome","id":"k-1","attempt":1"""
                + ""","stream":"case/a","outcome":"done","sequence":4,"lane":2,"position":9,"hash":"ab"}""",
        ]);
        const string entry = """{"command":"k-1","part":[1,1]"""
            + ""","previous":"00","recordedAt":"t","relied":{"officer/ada":3},"sequence":4"""
            + ""","stream":"case/a","type":"case.act-recorded.v1"}""";
        var line = Line.Parse($$"""{"lane":2,"position":9,"hash":"ab","entry":{{entry}}}""");

        Assert.Equal(new Kept(2, 9, 4, "ab"), sent[0].Receipt);
        Assert.Null(sent[1].Outcome);
        Assert.Equal(("officer/ada", 3), Assert.Single(line.Relied));
        Assert.Equal(Line.HashOf(entry), line.OwnHash);
    }

    private IEnumerable<Promise> Found() =>
        new History(_sent, _lines).Check().Select(violation => violation.Promise).Distinct();

    private void Change(string command, Func<Line, Line> how)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            _lines[i] = _lines[i].Command == command ? how(_lines[i]) : _lines[i];
        }
    }

    private void Tell(string id, string stream, int attempt, string? outcome, int at) => _sent.Add(
        new(id, attempt, stream, Start.AddSeconds(at))
        {
            Outcome = outcome,
            AnsweredAt = outcome is null ? null : Start.AddSeconds(at + 1),
        });

    private Kept Receipt(string command)
    {
        var last = _lines.Last(line => line.Command == command);
        return new(last.Lane, last.Position, last.Sequence, last.Hash);
    }

    private void Add(
        string command,
        string stream,
        int lane,
        ImmutableArray<(string, int)> relied,
        int at,
        int parts = 1,
        string type = "case.act-recorded.v1",
        bool isTold = true)
    {
        for (var part = 1; part <= parts; part++)
        {
            var before = _lines.LastOrDefault(line => line.Stream == stream);
            var hash = Line.HashOf($"{_lines.Count}");
            _lines.Add(new(lane, _lines.Count(line => line.Lane == lane), hash, stream, (before?.Sequence ?? 0) + 1)
            {
                Type = type,
                Command = command,
                Part = (part, parts),
                RecordedAt = $"{Start.AddSeconds(at):yyyy-MM-ddTHH:mm:ss.ffffff}Z",
                Previous = before?.Hash ?? new('0', 64),
                Relied = relied,
                OwnHash = hash,
            });
        }

        if (isTold)
        {
            Tell(command, stream, 1, "done", at);
            _sent[^1].Receipt = Receipt(command);
        }
    }
}
