using System.Globalization;
using System.Text;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;

namespace Grid.Benchmarks;

/// <summary>What it takes to decide an act of a living case under the whole pack of China, without any shell.</summary>
internal sealed class DecideMeasure(int rounds, int times)
{
    private const int InPlay = 40;

    private static readonly OfficerId Lead = new("officer:cn/lead");
    private static readonly OfficerId Clerk = new("officer:cn/clerk");
    private static readonly OfficerId Head = new("officer:cn/head");
    private static readonly Timestamp Now = Timestamp.Parse("2026-05-20T02:00:00Z");

    private readonly (RulePack Pack, int InPlay) _law = LawPack.With(InPlay);

    public string Run()
    {
        var state = LivingCase();
        var facts = Facts();
        var acts = new (string What, Submission<CaseCommand> Asked)[]
        {
            ($"an act with {_law.InPlay} rules in play, asked for by its officer", Asked(LawPack.Act)),
            ("the same, told afterwards", Told(LawPack.Act)),
            ("an act of which no rule speaks", Asked("MadeNote")),
            ("an act that excludes days from running clocks", Told("Appraisal")),
        };
        var rows = acts.Select(act => Row(act.What, state, act.Asked, facts)).ToArray();
        var text = new StringBuilder("# Deciding an act under the whole pack of China\n\n")
            .Append(CultureInfo.InvariantCulture, $"- pack: {_law.Pack.Rules.Length:N0} rules, ")
            .Append(CultureInfo.InvariantCulture, $"{_law.Pack.Clocks.Length:N0} clocks, ")
            .Append(CultureInfo.InvariantCulture, $"{_law.Pack.Acts.Length:N0} acts; ")
            .Append(CultureInfo.InvariantCulture, $"case: {state.Acts.Length} acts, {state.Clocks.Length} clocks\n")
            .Append(CultureInfo.InvariantCulture, $"- median of {rounds} rounds of ")
            .Append(CultureInfo.InvariantCulture, $"{times:N0} decisions on one thread\n")
            .AppendOrigin(string.Create(CultureInfo.InvariantCulture, $"decide {rounds} {times}"))
            .Append("| what | µs of processor time | lowest – highest | bytes allocated |\n|---|---|---|---|\n")
            .AppendJoin("", rows).ToString();
        Console.Write(text);
        return BenchmarkReport.Keep("decide", text);
    }

    private string Row(string what, CaseState state, Submission<CaseCommand> asked, CaseFacts facts)
    {
        if (CaseDecider.Decide(state, asked, facts, _law.Pack) is Decision<CaseEvent>.Refused refused)
        {
            throw new InvalidOperationException($"{what}: {string.Join(", ", refused.Reasons)}");
        }

        // The first round is for the compiler of the runtime.
        Take(state, asked, facts);
        var taken = Enumerable.Range(0, rounds).Select(_ => Take(state, asked, facts)).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {BenchmarkReport.Median(taken.Select(one => one.Microseconds)):0.0} | "
            + $"{taken.Min(one => one.Microseconds):0.0} – {taken.Max(one => one.Microseconds):0.0} | "
            + $"{taken.Min(one => one.Bytes):N0} |\n");
    }

    private (double Microseconds, double Bytes) Take(CaseState state, Submission<CaseCommand> asked, CaseFacts facts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
        {
            CaseDecider.Decide(state, asked, facts, _law.Pack);
        }

        return (
            (Environment.CpuUsage.TotalTime - started).TotalMicroseconds / times,
            (GC.GetAllocatedBytesForCurrentThread() - before) / (double)times);
    }

    // A civil case in the middle of its life: a dozen acts, and the clocks that these have started.
    private CaseState LivingCase()
    {
        var state = CaseState.None.Evolve(
            new CaseEvent.Opened(_law.Pack.Name, IsRun: true)
            {
                Kind = _law.Pack.Kinds.IsEmpty ? null : _law.Pack.Kinds[0],
                Slots = [new(new("made-lead"), 1, Lead)],
                Facts = FactSet.Of([new("procedure", "civil.first_instance.ordinary")]),
            },
            Timestamp.Parse("2026-03-02T01:00:00Z"));
        var history = new (string Act, OfficerId By)[]
        {
            ("MadeRegistered", Clerk), ("CaseFiled", Clerk), ("MadeService", Clerk), ("MadeNote", Lead),
            ("MadeNote", Lead),
            ("MadeApproval", Head), ("MadeNote", Clerk), ("MadeNote", Lead), ("MadeNote", Clerk), ("MadeNote", Lead),
            ("MadeApproval", Head), ("MadeNote", Lead),
        };
        foreach (var (act, by) in history)
        {
            var submission = Told(act, by);
            var decided = CaseDecider.Decide(state, submission, Facts(), _law.Pack);
            foreach (var happened in ((Decision<CaseEvent>.Accepted)decided).Events)
            {
                state = state.Evolve(happened, submission.At!.Value);
            }
        }

        return state;
    }

    private CaseFacts Facts() => CaseFacts.At(Now)
        .With(Lead, Officer(Head)).With(Clerk, Officer(Head)).With(Head, Officer(null));

    private OfficerState Officer(OfficerId? supervisor) => OfficerState.None
        .Evolve(
            new OfficerEvent.Registered(_law.Pack.Name, Standing.Active)
            {
                Class = _law.Pack.Classes is [var first, ..] ? first : null,
                Supervisor = supervisor,
            },
            Timestamp.Parse("2020-01-01T00:00:00Z"))
        .Evolve(
            new OfficerEvent.MandateGranted(new(new("m-1")) { Powers = _law.Pack.Powers, GrantedBy = new("system:a") }),
            Timestamp.Parse("2020-01-01T00:00:00Z"));

    private static Submission<CaseCommand> Asked(string act) => new(new("ask"), Lead, Command(act, Lead));

    private static Submission<CaseCommand> Told(string act, OfficerId? by = null) =>
        new(new("tell"), new("system:log"), Command(act, by ?? Lead))
        {
            Intent = Intent.Record,
            At = Timestamp.Parse("2026-05-19T01:30:00Z"),
        };

    private static CaseCommand.RecordAct Command(string act, OfficerId by) => new(act)
    {
        Officer = by,
        Facts = FactSet.Of(
        [
            new("room", "3"), new("norm", "CivPL 137"), new("from", "2026-05-01T00:00Z"),
            new("until", "2026-05-12T00:00Z"),
        ]),
    };
}
