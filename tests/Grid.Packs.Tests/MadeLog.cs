using System.Xml.Linq;

namespace Grid.Packs.Tests;

/// <summary>The invented logs beside the samples, recorded case by case as a replay would.</summary>
internal static class MadeLog
{
    private static readonly Timestamp Now = Timestamp.Parse("2032-01-01T00:00:00Z");

    /// <summary>What a log says of one case.</summary>
    public sealed record Told(
        CaseCommand.OpenCase Opening, ImmutableArray<(CaseCommand.RecordAct Act, Timestamp At)> Acts);

    public static string PathOf(string sample, string file = "") =>
        Path.Combine(AppContext.BaseDirectory, "samples", sample, file);

    public static RulePack Pack(string sample)
    {
        var compiled = PackCompiler.Compile(PackFolder.Read(PathOf(sample)).Content!);
        Assert.Empty(compiled.Problems);
        return compiled.Pack!;
    }

    public static ImmutableArray<Told> SignOff() =>
    [
        .. File.ReadLines(PathOf("sign-off", "made-acts.csv")).Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(cells => cells[0])
            .Select(rows => new Told(new(new("sign-off")), [.. rows.Select(ActOf)])),
    ];

    public static ImmutableArray<Told> PermitReceipt() =>
    [
        .. Named(XDocument.Load(PathOf("permit-receipt", "made-receipt.xes")).Root!, "trace")
            .Select(trace => ToldBy(trace, "permit-receipt", "responsible")),
    ];

    public static ImmutableArray<Told> MunicipalPermits() =>
    [
        .. from log in (string[])["made-permits-1.xes", "made-permits-2.xes"]
           from trace in Named(XDocument.Load(PathOf("municipal-permits", log)).Root!, "trace")
           select ToldBy(trace, "municipal-permits", "Responsible_actor"),
    ];

    /// <summary>The case as it stands when all of it has been recorded.</summary>
    public static CaseState Record(Told told, RulePack pack)
    {
        var state = Decide(CaseState.None, told.Opening, null, pack);
        return told.Acts.Aggregate(state, (next, act) => Decide(next, act.Act, act.At, pack));
    }

    private static CaseState Decide(CaseState state, CaseCommand command, Timestamp? at, RulePack pack)
    {
        var submission = new Submission<CaseCommand>(new("any"), AskerId.Parse("system:log"), command)
        {
            Intent = Intent.Record,
            At = at,
        };
        var decision = CaseDecider.Decide(state, submission, CaseFacts.At(Now), pack);
        return Assert.IsType<Decision<CaseEvent>.Accepted>(decision).Events
            .Aggregate(state, (next, happened) => next.Evolve(happened, at ?? Now));
    }

    private static (CaseCommand.RecordAct Act, Timestamp At) ActOf(string[] cells)
    {
        var act = new CaseCommand.RecordAct(cells[2])
        {
            Officer = OfficerId.Parse(cells[3]),
            Place = new(cells[1]),
            Facts = FactSet.Of([new("rank", cells[4])]),
        };
        return (act, Timestamp.Parse(cells[5]));
    }

    private static (CaseCommand.RecordAct Act, Timestamp At) ActOf(XElement row)
    {
        var act = new CaseCommand.RecordAct(Of(row, "concept:name")!)
        {
            Officer = Of(row, "org:resource") is { } by ? OfficerId.Parse(by) : null,
            Supervisor = Of(row, "monitoringResource") is { } supervisor ? OfficerId.Parse(supervisor) : null,
            Facts = FactSet.Of([new("due", Of(row, "dueDate") ?? "")]),
        };
        return (act, Timestamp.Parse(Of(row, "time:timestamp")!));
    }

    private static Told ToldBy(XElement trace, string pack, string responsible) =>
        new(OpeningOf(trace, pack, responsible), [.. Named(trace, "event").Select(ActOf)]);

    private static CaseCommand.OpenCase OpeningOf(XElement trace, string pack, string responsible)
    {
        ImmutableArray<SlotFilling> slots = Of(trace, responsible) is { } lead
            ? ImmutableArray.Create(new SlotFilling(new("lead"), 1, OfficerId.Parse(lead)))
            : [];
        return new(new(pack))
        {
            Slots = slots,
            Facts = FactSet.Of(
                [new("ended", Of(trace, "enddate") ?? ""), new("deadline", Of(trace, "deadline") ?? "")]),
        };
    }

    private static IEnumerable<XElement> Named(XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);

    private static string? Of(XElement element, string key) =>
        element.Elements().FirstOrDefault(child => child.Attribute("key")?.Value == key)?.Attribute("value")?.Value;
}
