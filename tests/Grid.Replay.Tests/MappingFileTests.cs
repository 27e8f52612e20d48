using System.Text;

namespace Grid.Replay.Tests;

public sealed class MappingFileTests : IDisposable
{
    private const string Full = """
        source: town            # a comment
        acts:
          case: trace:concept:name
          act: event:concept:name
          officer: event:org:resource
          at: { field: event:time:timestamp, zone: Europe/Amsterdam }
          order: event:nr
          supervisor: event:monitoringResource
          stage: event:stage
          recordedAt: event:written
          due: { field: event:dueDate, zone: Europe/Amsterdam }
          intent: { field: event:intent }
          facts: { rank: event:rank, group: event:group }
        organ: { files: { b.xes: town-2, a.xes.gz: town-1 } }
        slots: { lead: trace:responsible }
        cases: { file: cases.csv, key: id, facts: { unit: unit } }
        """;

    private readonly LogFolder _folder = new();

    [Fact]
    public void A_full_mapping_is_understood()
    {
        var mapping = Mapping(Full);

        Assert.Equal("town", mapping.Source);
        Assert.Equal(new TimeField("event:time:timestamp", "Europe/Amsterdam"), mapping.Acts.At);
        Assert.Equal(new TimeField("event:written"), mapping.Acts.RecordedAt);
        Assert.Equal(new IntentSource.FromField("event:intent"), mapping.Acts.Intent);
        Assert.Equal(
            [new FactField("group", "event:group"), new FactField("rank", "event:rank")],
            mapping.Acts.Facts.AsEnumerable());
        Assert.Equal("town-1", Assert.IsType<OrganSource.PerFile>(mapping.Organ).Organs["a.xes.gz"]);
        Assert.Equal([new SlotField(new Slot("lead"), "trace:responsible")], mapping.Slots.AsEnumerable());
        Assert.Equal(("cases.csv", "id"), (mapping.Cases!.File, mapping.Cases.Key));
    }

    [Theory]
    [InlineData("01_BB_540", "BB")]
    [InlineData("01_BB", "BB")]
    [InlineData("01", null)]
    [InlineData("01_ _2", null)]
    public void A_stage_may_be_a_part_of_a_field(string act, string? stage)
    {
        var log = _folder.ReadCsv(
            $"case,act,at\nK,{act},2031-01-01T10:00:00",
            "source: s\nacts: { case: case, act: act, at: at, stage: { field: act, between: _, part: 2 } }");

        Assert.Equal(stage, Assert.Single(Assert.Single(log.Cases).Acts).Stage);
    }

    [Fact]
    public void The_least_mapping_records_acts_of_one_organ()
    {
        var mapping = Mapping("source: s\nacts: { case: c, act: a, at: t }");

        Assert.Equal(new IntentSource.Constant(Intent.Record), mapping.Acts.Intent);
        Assert.Equal(
            (null, null, null, true), (mapping.Acts.Officer, mapping.Organ, mapping.Cases, mapping.Slots.IsEmpty));
    }

    [Theory]
    [InlineData("organ: town-1", typeof(OrganSource.Constant))]
    [InlineData("organ: { field: organ }", typeof(OrganSource.FromField))]
    public void An_organ_is_a_name_or_a_field(string line, Type expected) =>
        Assert.IsType(expected, Mapping($"{LogFolder.Plain}\n{line}").Organ);

    [Fact]
    public void Every_problem_is_told_at_once_with_line_and_fix()
    {
        var problems = Problems("""
            acts:
              case: [id]
              offcer: officer
              at: { field: at, zone: Europe/Rom }
              intent: perhaps
            slot: { lead: x }
            organ: { field: a, files: { f: b } }
            cases: { key: id }
            """);

        Assert.Equal(
            [
                (1, "`source` is missing", "add `source: NAME`"),
                (2, "`acts.act` is missing", "add `act: FIELD`"),
                (2, "`acts.case` must be one word or text", "write `case: NAME`"),
                (3, "`acts.offcer` is not a key of a mapping", "did you mean `officer`?"),
                (4, "`acts.at.zone` names no time zone: `Europe/Rom`", "did you mean `Europe/Rome`?"),
                (5, "`acts.intent` is no intent", "write record, request or { field: FIELD }"),
                (6, "`slot` is not a key of a mapping", "did you mean `slots`?"),
                (7, "`organ` needs either `field` or `files`",
                    "write a name, { field: FIELD } or { files: { LOG: NAME } }"),
                (8, "`cases.key` belongs to a second file, but none is named",
                    "add `file: CASES.csv`, or leave `key` out"),
            ],
            problems.Select(problem => (problem.Line, problem.Problem, problem.Fix)).Order());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("- a", "not a list of `key: value`")]
    [InlineData("source: s", "`acts` is missing")]
    [InlineData("source: s\nacts: x", "`acts` must hold")]
    [InlineData("source:\nacts: { case: c, act: a, at: t }", "`source` is blank")]
    [InlineData("source: s\nsource: t\nacts: { case: c, act: a, at: t }", "`source` is said twice")]
    [InlineData("source: s\nacts: { case: c, act: a, at: t", "no YAML")]
    [InlineData("source: s\nacts: { case: c, act: a, at: t }\nslots: { lead: { a: b } }", "`slots.lead` must be")]
    [InlineData("source: s\nacts: { case: c, act: a, at: { zone: Europe/Rome } }", "`acts.at.field` is missing")]
    [InlineData(
        "source: s\nacts: { case: c, act: a, at: t, stage: { field: a, between: _, part: no } }",
        "`acts.stage.part` is no number of a part")]
    [InlineData(
        "source: s\nacts: { case: c, act: a, at: t, stage: { field: a, between: _ } }",
        "`acts.stage.part` is missing")]
    [InlineData("source: s\nacts: { case: c, act: a, at: t }\ncases: { file: f }", "`cases.file` needs a key")]
    [InlineData("source: s\nacts: { case: c, act: a, at: t }\n---\nsource: t", "a second document")]
    [InlineData("source: s\nacts: { case: c, act: a, at: t, [x]: y }", "a key must be a word")]
    public void A_file_that_is_no_mapping_is_told_apart(string yaml, string expected)
    {
        var problem = Assert.Single(Problems(yaml));

        Assert.Contains(expected, problem.Problem, StringComparison.Ordinal);
        Assert.True(problem.Line > 0);
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public void Anchors_aliases_and_deep_nesting_are_refused_before_they_unfold()
    {
        var bomb = new StringBuilder("a: &a [x]\n");
        for (var letter = 'b'; letter <= 'z'; letter++)
        {
            bomb.Append(letter).Append(": &").Append(letter).Append(" [")
                .AppendJoin(", ", Enumerable.Repeat($"*{(char)(letter - 1)}", 20)).Append("]\n");
        }

        Assert.Contains("anchors", Assert.Single(Problems(bomb.ToString())).Problem, StringComparison.Ordinal);
        Assert.Contains("aliases", Assert.Single(Problems("source: *s")).Problem, StringComparison.Ordinal);
        Assert.Contains("nested", Assert.Single(Problems(new string('[', 400_000))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_problem_at_line_0()
    {
        string[] paths =
        [
            Path.Combine(_folder.Path, "missing.yaml"),
            _folder.Path,
            _folder.Write("large.yaml", new byte[MappingFile.MaxBytes + 1]),
            _folder.Write("latin1.yaml", [0x73, 0xE9]),
        ];

        foreach (var path in paths)
        {
            var problem = Assert.Single(Assert.IsType<MappingLoad.Faulty>(MappingFile.Load(path)).Problems);
            Assert.Equal((path, 0), (problem.File, problem.Line));
            Assert.NotEmpty(problem.Fix);
        }
    }

    [Fact]
    public void The_digest_speaks_of_what_is_said_and_not_of_how_it_is_written()
    {
        var digest = Mapping(Full).Digest;
        var rewritten = Full
            .Replace("# a comment", "", StringComparison.Ordinal)
            .Replace(
                "{ rank: event:rank, group: event:group }",
                "{ group: 'event:group', rank: \"event:rank\" }",
                StringComparison.Ordinal)
            .Replace("file: cases.csv", "file: /elsewhere/cases.csv.gz", StringComparison.Ordinal);

        Assert.Matches("^[0-9a-f]{64}$", digest);
        Assert.Equal(digest, Mapping(rewritten).Digest);
        Assert.Equal(
            Mapping("source: s\nacts: { case: c, act: a, at: t }").Digest,
            Mapping("source: s\nacts: { at: { field: t }, intent: record, act: a, case: c }\nslots: {}").Digest);
    }

    [Theory]
    [InlineData("source: town ", "source: city ")]
    [InlineData("zone: Europe/Amsterdam }\n  order", "zone: Europe/Rome }\n  order")]
    [InlineData("{ lead: trace:responsible }", "{ head: trace:responsible }")]
    [InlineData("a.xes.gz: town-1", "a.xes.gz: town-3")]
    [InlineData("unit: unit", "unit: other")]
    [InlineData("stage: event:stage", "stage: { field: event:stage, between: _, part: 1 }")]
    [InlineData("key: id", "key: nr")]
    [InlineData("intent: { field: event:intent }", "intent: request")]
    public void The_digest_changes_with_what_is_said(string said, string saidInstead)
    {
        Assert.Contains(said, Full, StringComparison.Ordinal);
        var changed = Full.Replace(said, saidInstead, StringComparison.Ordinal);
        Assert.NotEqual(Mapping(Full).Digest, Mapping(changed).Digest);
    }

    [Theory]
    [InlineData("sign-off")]
    [InlineData("permit-receipt")]
    [InlineData("municipal-permits")]
    public void The_samples_of_the_repository_are_in_order(string sample) => Assert.IsType<MappingLoad.Loaded>(
        MappingFile.Load(Path.Combine(SharedData.Root, "grains", "packs", "samples", sample, "mapping.yaml")));

    public void Dispose() => _folder.Dispose();

    private LogMapping Mapping(string yaml) => Assert.IsType<MappingLoad.Loaded>(_folder.Load(yaml)).Mapping;

    private ImmutableArray<MappingProblem> Problems(string yaml) =>
        Assert.IsType<MappingLoad.Faulty>(_folder.Load(yaml)).Problems;
}
