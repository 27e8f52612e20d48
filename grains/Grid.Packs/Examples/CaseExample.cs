using Grid.Domain.Cases;
using Grid.Packs.Yaml;

namespace Grid.Packs.Examples;

/// <summary>An example of a case: what happened, what is submitted then, and the answer, by the real decider.</summary>
internal static class CaseExample
{
    // Later than anything that an example could tell of, so that nothing lies in the future.
    private static readonly Timestamp Now = new(new DateTime(2100, 1, 1).Ticks, 0);

    public static void Run(Fields fields, ExampleOfficers officers, ExampleSheet sheet)
    {
        var name = fields.TextOrNone("name") ?? "a case";
        var state = CaseState.None;
        var isOrderly = true;
        var number = 0;
        foreach (var item in fields.Find("history")?.Items() ?? [])
        {
            if (item.Fields() is not { } step
                || ExampleStep.Read(step, sheet.Pack.Name, $"h-{number++}") is not { } submission)
            {
                isOrderly = false;
                continue;
            }

            var answered = Decide(state, submission, officers, sheet.Pack);
            sheet.Expect(item.Node.At, name, "done", Reply(answered));
            isOrderly &= answered is Decision<CaseEvent>.Accepted;
            state = After(state, answered, submission);
        }

        var last = fields.Require("submission")?.Fields() is { } asked
            ? ExampleStep.Read(asked, sheet.Pack.Name, "s")
            : null;
        var expected = new Expectations(fields);
        if (isOrderly && last is not null)
        {
            var answer = Decide(state, last, officers, sheet.Pack);
            expected.Compare(answer, After(state, answer, last), name, sheet);
        }
    }

    private static Decision<CaseEvent> Decide(
        CaseState state, Submission<CaseCommand> submission, ExampleOfficers officers, RulePack pack)
    {
        var facts = CaseFacts.At(Now);
        while (CaseNeeds.StillUnknown(state, submission, facts, pack) is { IsEmpty: false } unknown)
        {
            facts = unknown.Aggregate(facts, (known, id) => known.With(id, officers.Known(id, pack)));
        }

        return CaseDecider.Decide(state, submission, facts, pack);
    }

    private static CaseState After(CaseState state, Decision<CaseEvent> decision, Submission<CaseCommand> submission) =>
        decision is Decision<CaseEvent>.Accepted accepted
            ? accepted.Events.Aggregate(state, (next, happened) => next.Evolve(happened, submission.At ?? Now))
            : state;

    private static string Reply(Decision<CaseEvent> decision) => decision switch
    {
        Decision<CaseEvent>.Accepted => "done",
        Decision<CaseEvent>.Refused refused => $"refused by {Names(ReasonsOf(refused))}",
        _ => "already-so",
    };

    private static IEnumerable<string> ReasonsOf(Decision<CaseEvent> decision) =>
        decision is Decision<CaseEvent>.Refused refused ? refused.Reasons.Select(reason => reason.Rule.Value) : [];

    private static string Names(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } all ? all : "nothing";

    private sealed class Expectations
    {
        private const string Provisional = ", provisional";

        // What an example says of a clock that runs no more.
        private const string Stopped = "stopped";

        private readonly FileLine _at;
        private readonly Value? _reply;
        private readonly Value? _reasons;
        private readonly Value? _judged;
        private readonly Value? _missed;
        private readonly Value? _due;
        private readonly ImmutableArray<Value> _provisional;

        public Expectations(Fields fields)
        {
            _at = fields.At;
            _reply = fields.Require("reply");
            _reasons = fields.Find("reasons");
            _judged = fields.Find("judged");
            _missed = fields.Find("missed");
            _due = fields.Find("due");
            _provisional = fields.Find("provisional")?.SomeItems() ?? [];
            fields.RefuseOthers();
        }

        public void Compare(Decision<CaseEvent> answer, CaseState after, string name, ExampleSheet sheet)
        {
            var reply = Reply(answer);
            sheet.Expect(_reply?.Node.At ?? _at, name, _reply?.Text() ?? "", WordOf(reply));
            // What refuses is told in full, and so is what was said of an act that is done.
            sheet.Expect(
                _reasons?.Node.At ?? _reply?.Node.At ?? _at,
                name,
                $"refused by {Names((_reasons?.Items() ?? []).Select(reason => reason.Text()))}",
                $"refused by {Names(ReasonsOf(answer))}");
            if (answer is Decision<CaseEvent>.Accepted accepted)
            {
                sheet.Expect(_judged?.Node.At ?? _at, name, Names(Members(_judged)), Names(Judged(accepted)));
            }

            // A course that is called lawful must not have a term that ran out in it.
            sheet.Expect(
                _missed?.Node.At ?? _at,
                name,
                $"missed {Names((_missed?.Items() ?? []).Select(clock => clock.Text()))}",
                $"missed {Names(Missed(after, sheet.Pack))}");
            CompareClocks(after, name, sheet);
        }

        // A day that may still move is no answer unless the example says that it may.
        private void CompareClocks(CaseState after, string name, ExampleSheet sheet)
        {
            (Value Name, Value Due)[] clocks = [.. _due?.Fields()?.Members ?? []];
            foreach (var (clock, due) in clocks)
            {
                var got = after.Clock(new(clock.Text())) is not { } running ? "due no such clock has run"
                    : !running.IsRunning ? $"due {Stopped}"
                    : $"due {(running.Due is { } at ? Day(at) : "none")}{(running.IsProvisional ? Provisional : "")}";
                var isProvisional = _provisional.Any(one => one.Text() == clock.Text());
                sheet.Expect(
                    clock.Node.At,
                    name,
                    $"{clock.Text()} due {due.Text()}{(isProvisional ? Provisional : "")}",
                    $"{clock.Text()} {got}");
            }

            foreach (var one in _provisional.Where(one => clocks.All(clock => clock.Name.Text() != one.Text())))
            {
                one.Report($"{Wording.Quote(one.Text())} has no day under `due`", "say there when it is due");
            }
        }

        private static string WordOf(string reply) => reply.Split(' ')[0];

        private static string Day(Timestamp due) => due.HasOffset ? due.ToString() : due.ToString()[..10];

        private static IEnumerable<string> Members(Value? judged) =>
            (judged?.Fields()?.Members ?? []).Select(said => $"{said.Name.Text()} {said.Value.Text()}");

        private static IEnumerable<string> Judged(Decision<CaseEvent>.Accepted accepted) =>
            accepted.Events.SelectMany(happened => happened.Judged)
                .Select(judgement => $"{judgement.Rule} {Word(judgement.Verdict)}");

        private static IEnumerable<string> Missed(CaseState after, RulePack pack) =>
            after.Breaches.Select(breach => breach.Rule.Value).Distinct()
                .Where(rule => pack.ClockNamed(new(rule)) is not null);

        private static string Word(VerdictKind verdict) => verdict switch
        {
            VerdictKind.Broken => "broken",
            VerdictKind.Undecidable => "undecidable",
            VerdictKind.NotApplicable => "not-applicable",
            _ => "satisfied",
        };
    }
}
