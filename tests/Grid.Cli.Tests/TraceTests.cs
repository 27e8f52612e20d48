using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;
using Grid.Ledger;
using Grid.Ledger.Sqlite;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Grid.Cli.Tests;

/// <summary>
/// A program traces its own work and submits to a running silo; both send to one collector, where a trace is followed
/// from the program's call to the place in the ledger.
/// </summary>
public sealed class TraceTests : IAsyncLifetime, IDisposable
{
    private const string Desk = "system:desk";

    private static readonly Slot Lead = new("lead");

    private readonly TestFolder _folder = new();
    private OtlpCollector? _collector;
    private TracerProvider? _tracing;
    private SiloProcess? _silo;
    private ClientHost? _host;

    public async Task InitializeAsync()
    {
        _folder.Write("pack/pack.yaml", RunPack.Text);
        _collector = await OtlpCollector.Start();
        _tracing = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("a-court"))
            .AddSource(GridClient.ActivitySourceName, "Microsoft.Orleans.Application")
            .SetSampler(new ParentBasedSampler(new OwnStreams()))
            .AddOtlpExporter(otlp => (otlp.Endpoint, otlp.Protocol, otlp.ExportProcessorType) =
                (new(_collector.Endpoint, "v1/traces"), OtlpExportProtocol.HttpProtobuf, ExportProcessorType.Simple))
            .Build();
        // One in ten thousand of its own: what is traced here is traced because the caller traces it.
        _silo = await SiloProcess.Start(
            _folder.Store(),
            [$"--Grid:Packs:0={_folder["pack"]}", "--Grid:Telemetry:Sampling=0.0001"],
            _collector.Environment);
        _host = await ClientHost.Connect(_silo.Gateway);
        var ada = new OfficerCommand.RegisterOfficer(new(RunPack.Name), Standing.Active);
        Assert.IsType<Reply.Done>(await Grid.Officer("ada").SubmitAsync(ada, by: Desk));
        Assert.IsType<Reply.Done>(await Grid.Officer("ada").SubmitAsync(
            new OfficerCommand.GrantMandate(new("mandate-1")) { Powers = [new("decide")] }, by: Desk));
    }

    public async Task DisposeAsync()
    {
        await _host!.DisposeAsync();
        await _silo!.DisposeAsync();
        _tracing!.Dispose();
        await _collector!.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private GridClient Grid => _host!.Grid;

    [Fact]
    public async Task A_trace_leads_from_the_callers_call_to_the_place_in_the_ledger()
    {
        var handle = Grid.Case("traced-1");
        var open = new CaseCommand.OpenCase(new(RunPack.Name)) { Slots = [new(Lead, 1, OfficerId.Parse("ada"))] };
        Assert.IsType<Reply.Done>(await handle.SubmitAsync(open, by: "officer:ada"));
        var done = Assert.IsType<Reply.Done>(
            await handle.SubmitAsync(new CaseCommand.RecordAct("hearing"), by: "officer:ada"));

        var append = await Sent("grid.ledger.append", span => span.Tags["grid.stream"] == "case:traced-1"
            && span.Tags["grid.sequence"] == $"{done.Receipt.Sequence}");
        // Everything of the trace is on its way by then; the caller's own span is sent as it ends.
        var submit = await Parent(append);
        var serverCall = await Parent(submit);
        var clientCall = await Parent(serverCall);
        var call = await Parent(clientCall);

        Assert.Equal(
            ["grid.submit", "grid.case.submit", "grid.ledger.append"],
            (string[])[call.Name, submit.Name, append.Name]);
        Assert.Equal(("a-court", "a-court"), (call.Service, clientCall.Service));
        Assert.All((SentSpan[])[serverCall, submit, append], span => Assert.Equal("grid-silo", span.Service));
        Assert.All(
            (SentSpan[])[clientCall, serverCall], span => Assert.Equal("Microsoft.Orleans.Application", span.Scope));
        Assert.Equal("", call.Parent);
        Assert.All((SentSpan[])[serverCall, clientCall, call], span => Assert.Equal(append.Trace, span.Trace));
        var steps = await Children(submit, "grid.case.facts", "grid.case.decide", "grid.ledger.append");
        Assert.All(steps, span => Assert.Equal(0, span.Status));
        var commit = Assert.Single(await Children(append, "grid.ledger.commit"));
        Assert.Equal((append.Trace, "1"), (commit.Trace, commit.Tags["grid.ledger.batch.size"]));

        Assert.Equal(
            ($"{done.Receipt.Lane}", $"{done.Receipt.Position}", "1"),
            (append.Tags["grid.lane"], append.Tags["grid.position"], append.Tags["grid.ledger.batch.size"]));
        Assert.Equal($"{done.Receipt.Position}", call.Tags["grid.position"]);
        var stored = await Stored(done.Receipt.Position);
        Assert.Equal(
            (append.Tags["grid.stream"], append.Tags["grid.sequence"]), (stored.Stream, $"{stored.Sequence}"));
        Assert.Equal(done.Receipt.Hash, Convert.ToHexStringLower(stored.Hash));
    }

    [Fact]
    public async Task The_look_at_an_officer_is_part_of_the_trace()
    {
        var open = new CaseCommand.OpenCase(new(RunPack.Name)) { Slots = [new(Lead, 1, OfficerId.Parse("ada"))] };
        Assert.IsType<Reply.Done>(await Grid.Case("traced-2").SubmitAsync(open, by: "officer:ada"));

        var submit = await Sent("grid.case.submit", span => span.Tags["grid.stream"] == "case:traced-2");
        var facts = Assert.Single(await Children(submit, "grid.case.facts"));
        await Patience.Until(
            () => _collector!.Spans.Any(span =>
                span.Parent == facts.Id && span.Scope == "Microsoft.Orleans.Application"),
            "the call to the officer hangs below the facts");
    }

    [Fact]
    public async Task A_refusal_is_an_answer_on_every_span()
    {
        var reply = await Grid.Case("traced-3").SubmitAsync(new CaseCommand.RecordAct("hearing"), by: "officer:ada");
        Assert.IsType<Reply.Refused>(reply);

        var call = await Sent("grid.submit", span => span.Tags["grid.stream"] == "case:traced-3");
        var submit = await Sent("grid.case.submit", span => span.Tags["grid.stream"] == "case:traced-3");
        Assert.Equal("case.is-known", submit.Tags["grid.refused.rules"]);
        Assert.Equal(("refused", "refused"), (call.Tags["grid.outcome"], submit.Tags["grid.outcome"]));
        Assert.Equal((0, 0), (call.Status, submit.Status));
    }

    [Fact]
    public async Task A_silo_says_who_it_is()
    {
        Assert.IsType<Reply.Refused>(
            await Grid.Case("traced-4").SubmitAsync(new CaseCommand.RecordAct("hearing"), by: "officer:ada"));
        var submit = await Sent("grid.case.submit", span => span.Tags["grid.stream"] == "case:traced-4");
        Assert.Equal(
            ("grid-silo", "grid", "grid", "production"),
            (submit.Resource["service.name"], submit.Resource["service.namespace"],
                submit.Resource["grid.cluster.id"], submit.Resource["deployment.environment.name"]));
        Assert.All(
            (string[])["service.version", "service.instance.id", "grid.silo.name"],
            name => Assert.NotEmpty(submit.Resource[name]));
    }

    private async Task<SentSpan> Sent(string name, Func<SentSpan, bool> isIt)
    {
        await Patience.Until(() => Found().Any(), $"{name} is sent");
        return Assert.Single(Found());

        IEnumerable<SentSpan> Found() => _collector!.Spans.Where(span => span.Name == name && isIt(span));
    }

    private async Task<SentSpan> Parent(SentSpan child)
    {
        await Patience.Until(() => Found().Any(), $"what is above {child.Name} is sent");
        return Assert.Single(Found());

        IEnumerable<SentSpan> Found() => _collector!.Spans.Where(span => span.Id == child.Parent);
    }

    private async Task<SentSpan[]> Children(SentSpan parent, params string[] names)
    {
        await Patience.Until(
            () => names.All(name => Found().Any(span => span.Name == name)), $"all below {parent.Name} is sent");
        return [.. Found().Where(span => names.Contains(span.Name))];

        IEnumerable<SentSpan> Found() => _collector!.Spans.Where(span => span.Parent == parent.Id);
    }

    private async Task<StoredEntry> Stored(long position)
    {
        await using var store = SqliteLedgerStore.OpenForReading(_folder["grid.db"]);
        await foreach (var entry in store.ReadLanes(CancellationToken.None))
        {
            if (entry.Position == position)
            {
                return entry;
            }
        }

        throw new InvalidOperationException($"there is no entry at {position}");
    }

    // Other tests replay whole logs in this process. Were every call of theirs sent too, each before the next, they
    // would take minutes, and the silo's own spans would find the collector busy.
    private sealed class OwnStreams : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters span) =>
            new(span.Tags?.Any(tag => tag.Key == "grid.stream" && IsOwn($"{tag.Value}")) == true
                ? SamplingDecision.RecordAndSample
                : SamplingDecision.Drop);

        private static bool IsOwn(string stream) =>
            stream == "officer:ada" || stream.StartsWith("case:traced-", StringComparison.Ordinal);
    }
}
