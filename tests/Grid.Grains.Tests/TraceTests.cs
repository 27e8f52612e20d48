using System.Collections.Concurrent;
using System.Diagnostics;
using Grid.Grains.Telemetry;

namespace Grid.Grains.Tests;

/// <summary>What the spans of a silo say, and what they do not.</summary>
[Collection(OneSilo.Name)]
public sealed class TraceTests(TestGrid grid)
{
    private const string Rules = "grid.refused.rules";

    [Fact]
    public async Task A_submission_leads_from_its_facts_to_its_place_in_the_ledger()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        using var trace = new Listening();
        var receipt = Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        var submit = trace.Span("grid.case.submit", id.Value);
        Assert.Equal(
            ["grid.case.facts", "grid.case.decide", "grid.ledger.append"],
            trace.Below(submit).Select(span => span.OperationName));
        var append = trace.Below(submit).Last();
        Assert.Equal(
            (id.Value, receipt.Sequence, receipt.Lane, receipt.Position, "appended"),
            (append.GetTagItem("grid.stream"), append.GetTagItem("grid.sequence"), append.GetTagItem("grid.lane"),
                append.GetTagItem("grid.position"), append.GetTagItem("grid.ledger.outcome")));
        var commit = trace.CommitOf(append);
        Assert.True(append.GetTagItem("grid.ledger.batch.size") is >= 1);
        Assert.True(commit.StartTimeUtc >= append.StartTimeUtc);
        Assert.Equal("done", submit.GetTagItem("grid.outcome"));
        Assert.Equal("case.record-act.v1", submit.GetTagItem("grid.command"));
    }

    [Fact]
    public async Task No_span_names_a_sealed_case()
    {
        Assert.IsNotType<Reply.Refused>(await grid.Publish(Followers.SealedCaseTests.PackFiles));
        var desk = await grid.OpenDesk();
        var id = desk.NextCase();
        using var trace = new Listening();
        Replies.Done(await desk.Submit(id, desk.Ada, Followers.SealedCaseTests.Opening(desk)));
        Replies.Done(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        Assert.DoesNotContain(trace.Ended, span => span.TagObjects.Any(tag => tag.Value as string == id.Value));
        Assert.Equal(2, trace.Ended.Count(span => span.OperationName == "grid.case.submit"
            && span.GetTagItem("grid.stream") is null));
    }

    [Fact]
    public async Task A_refusal_names_its_rules_and_is_no_error()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        using var trace = new Listening();
        Replies.Refused(await desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("sing")), "act.is-listed");
        var submit = trace.Span("grid.case.submit", id.Value);
        Assert.Equal((string[])["act.is-listed"], submit.GetTagItem(Rules));
        Assert.Equal("refused", submit.GetTagItem("grid.outcome"));
        Assert.All(trace.Below(submit).Append(submit), span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
        Assert.DoesNotContain(trace.Below(submit), span => span.OperationName == "grid.ledger.append");
    }

    [Fact]
    public async Task A_failure_is_an_error_and_names_its_kind()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        using var trace = new Listening();
        grid.Ledger.Fail(id.Value, Fault.BeforeWriting);
        await Assert.ThrowsAsync<LedgerFailure>(() => desk.Submit(id, desk.Ada, new CaseCommand.RecordAct("note")));
        var submit = trace.Span("grid.case.submit", id.Value);
        Assert.Equal(
            (ActivityStatusCode.Error, typeof(LedgerFailure).FullName),
            (submit.Status, submit.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Officers_and_packs_have_spans_of_their_own()
    {
        var desk = await grid.OpenDesk();
        using var trace = new Listening();
        Replies.Done(await desk.Suspend(desk.Bo));
        await grid.Publish(Desk.PackFiles);
        Assert.Equal(
            ["grid.officer.facts", "grid.officer.decide", "grid.ledger.append"],
            trace.Below(trace.Span("grid.officer.submit", desk.Bo.Value)).Select(span => span.OperationName));
        Assert.Equal(
            "grid.pack.decide",
            Assert.Single(trace.Below(trace.Span("grid.pack.submit", "pack:desk"))).OperationName);
    }

    [Fact]
    public async Task What_somebody_wrote_is_on_no_span()
    {
        var desk = await grid.OpenDesk();
        var id = await desk.Open();
        using var trace = new Listening();
        var note = new PersonalText("Mrs Example was here", new string('a', 32));
        Replies.Done(await desk.Submit(
            id, desk.Ada, new CaseCommand.TransferResponsibility(Desk.Lead, desk.Bo, note)));
        var submit = trace.Span("grid.case.submit", id.Value);
        Assert.DoesNotContain(
            trace.Below(submit).Append(submit).SelectMany(span => span.TagObjects),
            tag => tag.Value?.ToString()?.Contains("Example", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Where_nobody_looks_there_is_no_span()
    {
        var desk = await grid.OpenDesk();
        await desk.Open();
        Assert.Null(GridTraces.Start("grid.case.submit"));
        Assert.False(LedgerTraces.IsOn);
    }

    /// <summary>Keeps every span that ends while it listens.</summary>
    private sealed class Listening : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;

        public Listening()
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name.StartsWith("Grid", StringComparison.Ordinal),
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IEnumerable<Activity> Ended => _ended;

        /// <summary>The one span of a name and a stream.</summary>
        public Activity Span(string name, string stream) => Assert.Single(
            _ended, span => span.OperationName == name && span.GetTagItem("grid.stream") as string == stream);

        /// <summary>What hangs below a span, in the order in which it began.</summary>
        public IEnumerable<Activity> Below(Activity span) =>
            _ended.Where(child => child.ParentSpanId == span.SpanId).OrderBy(child => child.StartTimeUtc);

        /// <summary>The commit that made an append durable: below it, or linked with it.</summary>
        public Activity CommitOf(Activity append) => Assert.Single(_ended, span =>
            span.OperationName == "grid.ledger.commit"
            && (span.ParentSpanId == append.SpanId
                || span.Links.Any(link => link.Context.SpanId == append.SpanId)));

        public void Dispose() => _listener.Dispose();
    }
}
