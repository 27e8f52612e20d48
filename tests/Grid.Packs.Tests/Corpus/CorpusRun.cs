using System.Globalization;

namespace Grid.Packs.Tests.Corpus;

/// <summary>Runs a case of the corpus, wherever it is to be run, and tells what ended otherwise than it says.</summary>
internal sealed class CorpusRun(RulePack pack, CorpusCase asked, ICorpusHost host)
{
    private readonly List<string> _mistakes = [];

    public static async Task<IReadOnlyList<string>> Mistakes(RulePack pack, CorpusCase asked, ICorpusHost host)
    {
        var run = new CorpusRun(pack, asked, host);
        await run.Go();
        return run._mistakes;
    }

    private async Task Go()
    {
        var at = 0;
        foreach (var (step, expected) in asked.Submissions)
        {
            var submission = step.Submission(pack.Name, $"s-{++at}", host.Named);
            var reply = await host.Submit(submission, step.Sent);
            if (expected is null ? reply.Kind != "done" : reply.Text != expected && reply.Kind != expected)
            {
                Mistake($"step {at}, {step.Called}", reply.Text, expected ?? "done");
            }
        }

        if (asked.Steps.Count > 0)
        {
            var (state, noted) = await host.Look();
            Compare(state, noted);
        }

        CompareNorms();
    }

    private void Compare(CaseState state, int noted)
    {
        Expect(
            "breaches",
            Listed(state.Breaches.Select(breach => breach.Rule.Value)),
            Listed(asked.Breaches));
        Expect(
            "void",
            Listed(state.Acts.Where(act => act.IsVoidPending).Select(act => act.Act)),
            Listed(asked.Void));
        foreach (var (clock, expected) in asked.Clocks)
        {
            Expect(clock, Standing(state, clock), expected);
        }

        foreach (var (slot, officer) in asked.Answers)
        {
            Expect(
                $"who answers in {slot}",
                state.Held(new(slot), 1)?.Answerable.Value ?? "nobody",
                host.Named(officer).Value);
        }

        Expect("stage", state.Stage, asked.Stage ?? state.Stage);
        Expect("procedure", state.Procedure, asked.Procedure ?? state.Procedure);
        Expect("noted", Number(noted), Number(asked.Noted ?? noted));
    }

    private void CompareNorms()
    {
        foreach (var (what, expected) in asked.Norms)
        {
            var time = what == "procedure" ? pack.NormVersion?.Procedure : pack.NormVersion?.Liability;
            Expect($"the norm for {what}", time?.ToString(), expected);
        }
    }

    private static string Standing(CaseState state, string id)
    {
        var clock = state.Clocks.FirstOrDefault(clock => clock.Id.Value == id);
        return clock switch
        {
            null => "none",
            { Stopped: not null } => state.Breaches.Any(breach => breach.Rule.Value == id) ? "missed" : "stopped",
            { Due: null } => "open",
            { Due: { } due } => due.ToString() is var text && text.EndsWith("T00:00:00", StringComparison.Ordinal)
                ? text[..10]
                : text,
        };
    }

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Expect(string what, string? found, string? expected)
    {
        if (found != expected)
        {
            Mistake(what, found ?? "nothing", expected ?? "nothing");
        }
    }

    private void Mistake(string what, string found, string expected) =>
        _mistakes.Add($"{asked.Name}: {what}: {found}; not {expected}");
}
