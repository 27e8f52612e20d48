using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Vocabulary;

namespace Grid.Cli.Tests;

/// <summary>What a silo tells of itself, where somebody listens and where nobody does.</summary>
public sealed class TelemetryTests : IDisposable
{
    private static readonly OfficerCommand Register =
        new OfficerCommand.RegisterOfficer(new(RunPack.Name), Standing.Active);

    private readonly TestFolder _folder = new();

    public TelemetryTests() => _folder.Write("pack/pack.yaml", RunPack.Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Work_shows_at_metrics_and_no_id_does()
    {
        await using var silo = await Start();
        await Work(silo, submissions: 20);
        var metrics = await Get(silo, "metrics");

        Assert.Contains(
            """grid_submission_outcome_total{otel_scope_name="Grid",kind="officer",outcome="done"} 20""",
            metrics,
            StringComparison.Ordinal);
        Assert.All(
            (string[])
            [
                "grid_decide_duration_seconds_bucket", "grid_ledger_batch_size_sum", "grid_ledger_queue_depth",
                "grid_ledger_append_duration_seconds_count", "grid_ledger_head_position", "dotnet_gc_collections_total",
                "orleans_catalog_activations", "service_name=\"grid-silo\"",
            ],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.DoesNotContain("officer:", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("worked-", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_never_happened_stands_at_metrics_as_a_zero()
    {
        await using var silo = await Start();
        var metrics = await Get(silo, "metrics");
        Assert.All(
            (string[])
            [
                """grid_ledger_append_fenced_total{otel_scope_name="Grid.Ledger"} 0""",
                """grid_ledger_append_failed_total{otel_scope_name="Grid.Ledger"} 0""",
                """grid_ledger_stream_sealed_total{otel_scope_name="Grid"} 0""",
                """grid_decide_again_total{otel_scope_name="Grid",cause="stale"} 0""",
                """grid_decide_again_total{otel_scope_name="Grid",cause="fenced"} 0""",
                """grid_decide_again_total{otel_scope_name="Grid",cause="unstorable"} 0""",
            ],
            line => Assert.Contains(line, metrics, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--Grid:Telemetry:Off=true")]
    [InlineData("--Grid:Telemetry:Prometheus=false")]
    public async Task What_is_not_wanted_is_not_there(string setting)
    {
        await using var silo = await Start(setting);
        using var client = new HttpClient { BaseAddress = silo.Page };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("metrics", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Metrics_and_traces_are_sent_where_a_setting_says_under_the_name_a_variable_says()
    {
        await using var collector = await OtlpCollector.Start();
        await using var silo = await SiloProcess.Start(
            _folder.Store(),
            [
                $"--Grid:Packs:0={_folder["pack"]}", $"--Grid:Telemetry:Otlp={collector.Endpoint}",
                "--Grid:Telemetry:Sampling=1",
            ],
            [
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_SERVICE_NAME", "grid-of-the-north"),
            ]);
        await Work(silo, submissions: 3);
        await Patience.Until(
            () => collector.Metrics.Contains("grid.submission.outcome")
                && collector.Spans.Any(span => span.Name == "grid.officer.submit"),
            "metrics and spans are sent");
        Assert.All(collector.Spans, span => Assert.Equal("grid-of-the-north", span.Service));
    }

    [Fact]
    public async Task A_trace_is_kept_whole_or_not_at_all()
    {
        await using var collector = await OtlpCollector.Start();
        await using var silo = await SiloProcess.Start(
            _folder.Store(),
            [$"--Grid:Packs:0={_folder["pack"]}", "--Grid:Telemetry:Sampling=0.5"],
            collector.Environment);
        await using var host = await ClientHost.Connect(silo.Gateway, options => options.PropagatesTraces = false);
        Assert.IsType<Reply.Done>(await host.Grid.Officer("ada").SubmitAsync(Register, by: "system:made"));
        for (var i = 0; i < 100; i++)
        {
            await Open($"c-{i}");
        }

        // Spans are sent in the order of their ends: with one of a later case, those of all earlier ones have come.
        var later = 0;
        await Patience.Until(
            async () =>
            {
                await Open($"later-{later++}");
                return Submitted("case:later-").Any();
            },
            "a later span has come");
        Assert.InRange(Submitted("case:c-").Count(), 10, 90);
        Assert.Contains(collector.Spans, span => span.Name == "IOfficerGrain/State");
        await Patience.Until(
            () => collector.Spans.Where(span => span.Name == "IOfficerGrain/State")
                .All(span => collector.Spans.Any(other => other.Id == span.Parent)),
            "every look at an officer hangs below a span that was kept");
        (await silo.Stop()).Exits(0);

        // Refused or not: whoever asks is looked up first, which is a call within the call.
        Task<Reply> Open(string id) => host.Grid.Case(id).SubmitAsync(
            new CaseCommand.OpenCase(new(RunPack.Name)), by: "officer:ada");
        IEnumerable<SentSpan> Submitted(string prefix) => collector.Spans.Where(span =>
            span.Name == "grid.case.submit" && span.Tags["grid.stream"].StartsWith(prefix, StringComparison.Ordinal));
    }

    // The grid's work does not wait for whoever is told of it, nor does its end, nor does its log speak of it.
    [Fact]
    public async Task A_collector_that_takes_and_never_answers_holds_nothing_up()
    {
        using var hole = new TcpListener(IPAddress.Loopback, 0);
        hole.Start();
        await WorksInSpiteOf(((IPEndPoint)hole.LocalEndpoint).Port, "grpc");
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public Task A_collector_that_is_not_there_holds_nothing_up(string protocol) =>
        WorksInSpiteOf(FreePorts.Next(), protocol);

    private async Task WorksInSpiteOf(int port, string protocol)
    {
        await using var silo = await SiloProcess.Start(
            _folder.Store(),
            [
                $"--Grid:Packs:0={_folder["pack"]}", $"--Grid:Telemetry:Otlp=http://127.0.0.1:{port}",
                "--Grid:Telemetry:Sampling=1",
            ],
            [
                ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol), ("OTEL_BSP_SCHEDULE_DELAY", "50"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "100"),
            ]);
        // Some ten times what the queue of the exporter holds.
        await Work(silo, submissions: 3_000);
        Assert.Contains("outcome=\"done\"} 3000", await Get(silo, "metrics"), StringComparison.Ordinal);
        var said = (await silo.Stop()).Exits(0);
        Assert.Empty(said.Error);
        Assert.DoesNotContain("OpenTelemetry", said.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            said.Output.Split('\n'), line => line.Contains(":" + port.ToString(CultureInfo.InvariantCulture)));
    }

    private Task<SiloProcess> Start(params string[] settings) =>
        SiloProcess.Start(_folder.Store(), [$"--Grid:Packs:0={_folder["pack"]}", .. settings]);

    private static async Task<string> Get(SiloProcess silo, string path)
    {
        using var client = new HttpClient { BaseAddress = silo.Page };
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    private static async Task Work(SiloProcess silo, int submissions)
    {
        await using var host = await ClientHost.Connect(silo.Gateway);
        var all = Enumerable.Range(0, submissions).Select(i => new ManySubmission.ToOfficer(
            OfficerId.Parse($"worked-{i}"), new Submission<OfficerCommand>(new("c"), new("system:made"), Register)));
        await foreach (var reply in host.Grid.SubmitManyAsync(all))
        {
            Assert.IsType<Reply.Done>(reply.Reply);
        }
    }
}
