using Grid.Contracts;
using Grid.Domain.Rules;
using Grid.Simulator.Load;

namespace Grid.Simulator.Tests.Load;

public sealed class LoadRunTests
{
    [Fact]
    public async Task Everything_that_is_due_is_sent_once_and_its_receipts_hold()
    {
        var target = new MadeTarget();

        var result = await Loads.Run(target);

        Assert.Equal(200, result.Counts.Sent);
        Assert.Equal(200, result.Counts.Acknowledged);
        Assert.Equal(100, result.RateAsked, 0.01);
        Assert.Equal(target.Entries.Count, result.Findings!.Checked);
        Assert.True(result.Findings.IsClean);
        Assert.Equal(target.Submitted.Count, target.Submitted.Select(made => made.Id).Distinct().Count());
        Assert.True(LoadVerdict.Of(result, true).IsPassed);
        Assert.Contains("not verified", Assert.Single(LoadVerdict.Of(result, null).Wrong), StringComparison.Ordinal);
        var unread = result with { Findings = null };
        Assert.Contains("receipts", Assert.Single(LoadVerdict.Of(unread, true).Wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_submits_the_same_under_the_same_ids()
    {
        var (one, same, other) = (new MadeTarget(), new MadeTarget(), new MadeTarget());

        await Loads.Run(one, options: new() { Seed = 7 });
        await Loads.Run(same, options: new() { Seed = 7 });
        await Loads.Run(other, options: new() { Seed = 8 });

        Assert.Equal(Loaded(one), Loaded(same));
        Assert.Empty(Loaded(one).Intersect(Loaded(other)));
    }

    [Fact]
    public async Task Latency_counts_from_the_intended_start_when_the_grid_stands_still()
    {
        var stood = false;
        MadeTarget target = null!;
        target = new()
        {
            Before = made =>
            {
                // The first of the load holds its sender up for a whole second.
                if (IsOfLoad(made) && !stood)
                {
                    stood = true;
                    target.Clock.Advance(TimeSpan.FromSeconds(1));
                }

                return null;
            },
        };

        var result = await Loads.Run(target);

        // A hundred were due in that second: the last of them waited for nothing, the first for all of it.
        Assert.True(stood);
        Assert.Equal(200, result.Latency.Count);
        Assert.InRange(result.Latency.Most, 999, 1002);
        Assert.InRange(result.Latency.P90, 790, 812);
        Assert.Equal(1, Math.Round(result.Service.Most / 1000));
        Assert.Equal(0, result.Service.P90, 1.0);
        Assert.InRange(result.Counts.Late, 95, 100);
        Assert.True(result.GeneratorWasLimit);
        Assert.True(LoadVerdict.Of(result, true).IsRefused);
    }

    [Fact]
    public async Task What_is_held_back_by_a_grid_that_does_not_answer_is_not_the_generators_fault()
    {
        var pending = new List<TaskCompletionSource>();
        var target = new MadeTarget
        {
            Answer = made =>
            {
                if (!IsOfLoad(made) || pending.Count == 10)
                {
                    return Task.CompletedTask;
                }

                pending.Add(new());
                return pending[^1].Task;
            },
        };
        // Ten are under way without an answer; half a second after the tenth they are answered.
        var due = target.Clock.GetUtcNow() + TimeSpan.FromSeconds(0.6);
        var pace = new LoadPace(target.Clock, span =>
        {
            target.Clock.Advance(span);
            if (target.Clock.GetUtcNow() >= due)
            {
                pending.ForEach(one => one.TrySetResult());
            }

            return Task.CompletedTask;
        });

        var result = await new LoadRun(target, Loads.Small with { InFlightMax = 10 }, null, pace)
            .Run(null, CancellationToken.None);

        Assert.Equal(200, result.Counts.Acknowledged);
        Assert.InRange(result.Counts.Late, 40, 60);
        Assert.Equal(result.Counts.Late, result.Counts.HeldBack);
        Assert.False(result.GeneratorWasLimit);
        Assert.InRange(result.Latency.Most, 500, 601);
    }

    [Fact]
    public async Task An_overloaded_grid_is_tried_again_until_the_attempts_are_used_up()
    {
        var target = new MadeTarget { Before = made => IsOfLoad(made) && made.Id.EndsWith('7') ? Overloaded : null };

        var result = await Loads.Run(target, Loads.Small with { Retries = new() { AttemptsMax = 3 } });

        Assert.NotEqual(0, result.Counts.Overloaded);
        Assert.Equal(result.Counts.Overloaded * 2, result.Counts.Retries);
        Assert.Equal(200, result.Counts.Overloaded + result.Counts.Acknowledged);
        Assert.All(target.Submitted, made => Assert.Equal(1, made.Attempt));
        Assert.True(result.Findings!.IsClean);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_outcome_is_settled_under_the_same_id(bool tookEffect)
    {
        void Fail(MadeTarget.Made made)
        {
            if (IsOfLoad(made) && made.Id.EndsWith('3') && made.Attempt == 1)
            {
                throw new LedgerFailure();
            }
        }

        var target = tookEffect
            ? new MadeTarget { After = Fail }
            : new MadeTarget { Before = made => { Fail(made); return null; } };

        var result = await Loads.Run(target);

        Assert.NotEqual(0, result.Counts.Settled);
        Assert.Equal(0, result.Counts.Unknown);
        Assert.Equal(200, result.Counts.Acknowledged);
        Assert.Equal(result.Counts.Settled, target.Submitted.Count(made => made.Attempt == 2));
        Assert.True(result.Findings!.IsClean);
    }

    [Fact]
    public async Task An_unknown_outcome_is_tried_again_while_the_load_goes_on_where_the_scenario_says_so()
    {
        var target = new MadeTarget
        {
            After = made =>
            {
                if (IsOfLoad(made) && made.Id.EndsWith('3') && made.Attempt == 1)
                {
                    throw new LedgerFailure();
                }
            },
        };

        // No time to settle anything afterwards.
        var result = await Loads.Run(
            target, Loads.Small with { Settle = TimeSpan.Zero, Retries = new() { Unknown = 1 } });

        Assert.Equal(200, result.Counts.Acknowledged);
        Assert.Equal(0, result.Counts.Unknown + result.Counts.Settled);
        Assert.Equal(20, target.Submitted.Count(made => made.Attempt == 2));
        Assert.True(result.Findings!.IsClean);
    }

    [Fact]
    public async Task What_never_has_an_answer_stays_unknown()
    {
        var target = new MadeTarget
        {
            Before = made => IsOfLoad(made) && made.Id.EndsWith("33", StringComparison.Ordinal)
                ? throw new TimeoutException()
                : null,
        };
        // No time to settle anything.
        var result = await Loads.Run(target, Loads.Small with { Settle = TimeSpan.Zero });

        Assert.NotEqual(0, result.Counts.Unknown);
        Assert.Equal(200, result.Counts.Acknowledged + result.Counts.Unknown);
        Assert.True(result.Findings!.IsClean);
    }

    [Fact]
    public async Task A_lost_a_changed_and_a_doubled_command_are_found()
    {
        var done = new List<MadeTarget.Made>();
        MadeTarget target = null!;
        target = new()
        {
            After = made =>
            {
                done.Add(made);
                if (done.Count == 150)
                {
                    target.Spoil(done[140].Id, null);
                    target.Spoil(done[60].Id, target.Entries[60].Json + " ");
                    target.Write(done[20], "case.act-recorded.v1");
                    // A note bears the id of its command too, and is no second effect.
                    target.Write(done[21], "case.retry-settled.v1");
                }
            },
        };

        var result = await Loads.Run(target);

        Assert.Equal(2, result.Findings!.Lost);
        Assert.Equal(1, result.Findings.Duplicated);
        Assert.Contains($"{done[20].Id}: twice", result.Findings.Examples);
        Assert.Contains($"{done[140].Id}: lost", result.Findings.Examples);
        Assert.False(LoadVerdict.Of(result, true).IsPassed);
    }

    [Fact]
    public async Task A_refused_command_that_is_written_all_the_same_is_found()
    {
        MadeTarget target = null!;
        target = new()
        {
            Before = made =>
            {
                if (!IsOfLoad(made) || !made.Id.EndsWith("50", StringComparison.Ordinal))
                {
                    return null;
                }

                target.Write(made, "case.act-recorded.v1");
                return new Reply.Refused([new Reason(new("act.is-listed"), "no")]);
            },
        };

        var result = await Loads.Run(target);

        Assert.NotEqual(0, result.Counts.Refused);
        Assert.Equal(result.Counts.Refused, result.Findings!.RefusedButWritten);
    }

    [Fact]
    public async Task Of_more_receipts_than_are_kept_a_sample_is_held_against_the_ledger()
    {
        var result = await Loads.Run(new MadeTarget(), Loads.Small with { ReceiptsMax = 100 });

        Assert.InRange(result.Findings!.Checked, 20, 100);
        Assert.True(result.Findings.OneOf is 4 or 8);
        Assert.True(result.Findings.IsClean);
    }

    [Fact]
    public async Task A_missed_goal_is_named()
    {
        var target = new MadeTarget { Before = made => IsOfLoad(made) ? Overloaded : null };

        var result = await Loads.Run(target, Loads.Small with
        {
            Goals = new() { Acknowledged = 99 },
            Retries = new() { AttemptsMax = 1 },
        });

        Assert.Contains("99 %", Assert.Single(LoadVerdict.Of(result, true).Wrong));
    }

    [Fact]
    public async Task A_run_that_is_stopped_still_reports()
    {
        using var stop = new CancellationTokenSource();
        var target = new MadeTarget
        {
            After = made =>
            {
                if (IsOfLoad(made) && made.Id.EndsWith("200", StringComparison.Ordinal))
                {
                    stop.Cancel();
                }
            },
        };

        var result = await new LoadRun(target, Loads.Small, null, Loads.Pace(target.Clock)).Run(null, stop.Token);

        Assert.True(result.WasStopped);
        Assert.InRange(result.Counts.Sent, 1, 199);
        Assert.Equal(result.Counts.Sent, result.Counts.Acknowledged);
    }

    [Fact]
    public async Task The_log_tells_of_every_command_before_and_after()
    {
        var file = Path.GetTempFileName();
        using (var log = new ClientLog(file))
        {
            await Loads.Run(new MadeTarget(), options: new() { Log = log });
        }

        var lines = File.ReadLines(file).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToList();
        File.Delete(file);
        var sent = new HashSet<string>();
        foreach (var line in lines)
        {
            var id = line.GetProperty("id").GetString()!;
            if (line.GetProperty("event").GetString() == "send")
            {
                Assert.True(sent.Add(id));
                Assert.Equal(1, line.GetProperty("attempt").GetInt32());
            }
            else
            {
                Assert.Contains(id, sent);
                Assert.Equal("done", line.GetProperty("outcome").GetString());
                Assert.Equal(64, line.GetProperty("hash").GetString()!.Length);
            }
        }

        Assert.Equal(lines.Count, sent.Count * 2);
    }

    private static Reply Overloaded => new Reply.Overloaded(TimeSpan.Zero);

    private static bool IsOfLoad(MadeTarget.Made made) => made.Number > Loads.SmallPrepared;

    private static IEnumerable<string> Loaded(MadeTarget target) =>
        target.Submitted.Where(IsOfLoad).Select(made => $"{made.Id} {made.Stream}").Order();
}
