using System.Globalization;
using Grid.Domain.Rules.Accountability;

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
            at++;
            if (step.Pass is { } days)
            {
                await host.Pass(host.CaseNamed(step.Case), days);
            }
            else if (step.LoseSilo is not null)
            {
                await host.LoseSilo();
            }
            else if (await Submit(step, $"s-{at}") is var reply
                && (expected is null ? reply.Kind != "done" : reply.Text != expected && reply.Kind != expected))
            {
                Mistake($"step {at}, {step.Called}", reply.Text, expected ?? "done");
            }

            if (step.Answers.Count > 0)
            {
                CompareLive(
                    $"step {at}: ", [], step.Answers, (await host.Look(host.CaseNamed(step.Case))).State);
            }
        }

        if (asked.Steps.Count > 0)
        {
            var (state, noted) = await host.Look(host.CaseNamed(""));
            Compare(state, noted);
            if (asked.Uncovered is { } seconds && await host.Uncovered(host.CaseNamed("")) is { } found)
            {
                Expect("seconds uncovered", $"{found}", $"{seconds}");
            }

            foreach (var (name, end) in asked.Others)
            {
                Compare(name, end, (await host.Look(host.CaseNamed(name))).State);
            }
        }

        CompareLiability();
    }

    private async Task<CorpusReply> Submit(CorpusStep step, string id)
    {
        if (step.Change is { } change)
        {
            if (change.OfOfficer(pack.Name, host) is var (officer, command))
            {
                return await host.Submit(host.Named(officer), step.Asked(id, command, host));
            }

            var (unit, told) = change.OfUnit(pack.Name, host);
            return await host.Submit(unit, step.Asked(id, told, host));
        }

        var of = host.CaseNamed(step.Case);
        var submission = step.OnWarning(id, host, (await host.Look(of)).State)
            ?? step.Submission(pack.Name, id, host);
        return await host.Submit(of, submission, step.Sent);
    }

    private void Compare(CaseState state, int noted)
    {
        Expect(
            "breaches",
            Listed(state.Breaches.Select(breach => breach.Rule.Value)),
            Listed(asked.Breaches));
        if (asked.Answerable is { } answerable)
        {
            Expect(
                "answerable",
                Listed(state.Breaches.Where(breach => breach.Officer is not null)
                    .Select(breach => $"{breach.Rule} {breach.Officer}")),
                Listed(answerable.Select(Meant)));
        }

        if (asked.Stands is { } stands)
        {
            Expect(
                "stands",
                string.Join(
                    ", ", state.Acts.Where(act => !act.IsVoidPending).Select(act => $"{act.Act} {act.Officer}")),
                string.Join(", ", stands.Select(Meant)));
        }

        Expect(
            "void",
            Listed(state.Acts.Where(act => act.IsVoidPending).Select(act => act.Act)),
            Listed(asked.Void));
        Expect(
            "quarantine",
            string.Join(", ", state.Quarantine.Select(kept => kept.Act)),
            string.Join(", ", asked.Quarantine));
        Expect(
            "late",
            string.Join(", ", state.Acts.Where(act => act.Late is not null).Select(act => act.Act)),
            string.Join(", ", asked.Late));
        CompareLive("", asked.Clocks, asked.Answers, state);
        CompareDraws(state);
        CompareWarnings(state);
        Expect("stage", state.Stage, asked.Stage ?? state.Stage);
        Expect("procedure", state.Procedure, asked.Procedure ?? state.Procedure);
        if (asked.Running is { } running)
        {
            Expect(
                "running",
                Listed(state.Clocks.Where(clock => clock.IsRunning).Select(clock => clock.Id.Value)),
                Listed(running));
        }

        Expect("noted", Number(noted), Number(asked.Noted ?? noted));
    }

    private void CompareDraws(CaseState state)
    {
        CompareMarks("marks", asked.Marks, state);
        foreach (var (slot, among) in asked.Drawn)
        {
            var drawn = state.Draws.LastOrDefault(drawn => drawn.Slot.Value == slot)?.Officer;
            if (drawn is not { } officer || !among.Select(host.Named).Contains(officer)
                || state.Held(new(slot), 1)?.Holder != officer)
            {
                Mistake($"who was drawn for {slot}", $"{drawn}", string.Join(" or ", among));
            }
        }
    }

    private void CompareMarks(string what, List<string>? marks, CaseState state)
    {
        if (marks is not null)
        {
            Expect(
                what,
                string.Join(", ", state.Marks.Select(mark => $"{mark.Tag} {mark.Finding}".ToLowerInvariant())),
                string.Join(", ", marks));
        }
    }

    private void CompareWarnings(CaseState state)
    {
        if (asked.Clues is { } clues)
        {
            Expect(
                "clues",
                Listed(state.Clues.Where(clue => clue.IsOpen).Select(clue => $"{clue.Rule} {clue.Officer}")),
                Listed(clues.Select(Meant)));
        }

        if (asked.Interference is { } interference)
        {
            Expect(
                "interference",
                string.Join(", ", state.Approaches.Where(one => !one.IsLawful)
                    .Select(one => $"{one.Kind} {one.Approaching}".TrimEnd())),
                string.Join(", ", interference.Select(Meant)));
        }

        Expect("lost", $"{state.Transit is { Lost: not 0 }}", $"{asked.Lost ?? state.Transit is { Lost: not 0 }}");
        if (asked.Warned is { } warned)
        {
            Expect(
                "warned",
                string.Join(", ", state.Warnings.Select(warning => $"{warning.Level} {warning.To}")),
                string.Join(", ", warned.Select(Meant)));
        }
    }

    private string Meant(string pair) => pair.Split(' ') is not [var what, var who] ? pair
        : $"{what} {IdOfOfficer(who)}";

    // With a slash it is no officer of the file, but one whom the pack names.
    private string IdOfOfficer(string who) =>
        who.Contains('/', StringComparison.Ordinal) ? OfficerId.Prefix + who : host.Named(who).Value;

    private void Compare(string name, CorpusEnd end, CaseState state)
    {
        CompareLive($"{name}: ", end.Clocks, end.Answers, state);
        Expect($"{name}: acts", Number(state.Acts.Length), Number(end.Acts ?? state.Acts.Length));
        CompareMarks($"{name}: marks", end.Marks, state);
        Expect($"{name}: merged into", state.Ties.MergedInto?.Value, IdOf(end.MergedInto));
        Expect($"{name}: split from", state.Ties.SplitFrom?.Value, IdOf(end.SplitFrom));
    }

    private void CompareLive(
        string name, Dictionary<string, string> clocks, Dictionary<string, string> answers, CaseState state)
    {
        foreach (var (clock, expected) in clocks)
        {
            Expect($"{name}{clock}", Standing(state, clock), expected);
        }

        foreach (var (slot, officer) in answers)
        {
            Expect(
                $"{name}who answers in {slot}",
                state.Held(new(slot), 1)?.Answerable.Value ?? "nobody",
                IdOfOfficer(officer));
        }
    }

    private string? IdOf(string? name) => name is null ? null : host.CaseNamed(name).Value;

    private void CompareLiability()
    {
        foreach (var (fault, expected) in asked.Liability)
        {
            var version = LiabilityVersion.Of(fault, pack, host.Later!);
            Expect($"the law for {fault}", version == pack ? "first" : "later", expected);
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
