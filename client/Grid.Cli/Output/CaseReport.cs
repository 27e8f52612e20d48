using Grid.Contracts.Views;
using Grid.Domain.Cases;
using Grid.Domain.Rules;

namespace Grid.Cli.Output;

/// <summary>A case as it stands, for programs and for people.</summary>
internal static class CaseReport
{
    public static object Answer(CaseView view) => new
    {
        Case = view.Id.Value,
        Status = view.Status,
        Mode = view.IsRun ? "run" : "recorded",
        Pack = view.Pack?.Value,
        view.Kind,
        Unit = view.Unit?.Value,
        view.Stage,
        Facts = view.Facts.Items.ToDictionary(fact => fact.Name, fact => fact.Value),
        Slots = view.Seats.Select(seat => new
        {
            Slot = seat.Slot.Value,
            seat.Seat,
            Holder = seat.Holder.Value,
            Answers = seat.Answers?.Value,
            Supervisor = seat.Supervisor?.Value,
        }),
        Unheld = view.Unheld.Select(slot => slot.Value),
        Acts = view.Acts.Select(act => new
        {
            act.Sequence,
            act.Act,
            Officer = act.Officer?.Value,
            At = act.At.ToString(),
            Place = act.Place?.Value,
            Facts = act.Facts.Items.ToDictionary(fact => fact.Name, fact => fact.Value),
            VoidPending = act.IsVoidPending,
            LateApprovedBy = act.Late?.ApprovedBy.Value,
        }),
        Standing = view.Standing.Select(Judged),
        Breaches = view.Breaches.Select(breach => new
        {
            Rule = breach.Rule.Value,
            Officer = breach.Officer?.Value,
            breach.Cause,
            breach.Sequence,
        }),
        Transit = view.Transit is { } transit
            ? new
            {
                To = transit.ToUnit?.Value ?? transit.IntoCase?.Value,
                Since = transit.Since.ToString(),
                Lost = transit.Lost != 0,
            }
            : null,
        Supervisions = view.Supervisions.Select(done => new
        {
            done.Sequence,
            done.Act,
            Officer = done.Officer?.Value,
            At = done.At.ToString(),
        }),
        Clocks = CaseLoopsReport.Clocks(view),
        Warnings = CaseLoopsReport.Warnings(view),
        Clues = CaseLoopsReport.Clues(view),
        Replies = CaseLoopsReport.Replies(view),
        Approaches = view.Approaches.Select(Spoken),
        Draws = view.Draws.Select(Drawn),
        Marks = view.Marks.Select(Marked),
        Quarantine = view.Quarantine.Select(Kept),
        MergedInto = view.Ties.MergedInto?.Value,
        MergedFrom = view.Ties.MergedFrom.Select(taken => taken.From.Value),
        SplitFrom = view.Ties.SplitFrom?.Value,
        SplitInto = view.Ties.SplitInto.Select(other => other.Value),
        view.Sequence,
    };

    public static void Print(CaseView view)
    {
        TextOutput.Row("case", view.Id.Value);
        TextOutput.Row(
            "status",
            $"{(view.Status == CaseStatus.Open ? "open" : "closed")}, "
            + (view.IsRun ? "run through the grid" : "recorded from outside"));
        TextOutput.Row("pack", view.Pack?.Value);
        TextOutput.Row("stage", view.Stage);
        TextOutput.Row("unit", view.Unit?.Value);
        PrintTies(view);
        foreach (var fact in view.Facts.Items)
        {
            TextOutput.Row(fact.Name, fact.Value);
        }

        foreach (var seat in view.Seats)
        {
            TextOutput.Row(
                seat.Slot.Value,
                seat.Holder
                + (seat.Answers == seat.Holder ? ", " : $", answered for by {seat.Answers?.Value ?? "nobody"}, ")
                + $"supervised by {seat.Supervisor?.Value ?? "nobody"}");
        }

        foreach (var slot in view.Unheld)
        {
            TextOutput.Row(slot.Value, "nobody: a blind spot");
        }

        Console.WriteLine();
        TextOutput.Table(
            ["#", "at", "act", "officer"],
            view.Acts.Select(act => new[]
            {
                $"{act.Sequence}", act.At.ToString(), act.Act + (act.IsVoidPending ? " (void pending)" : ""),
                act.Officer?.Value ?? "nobody named",
            }));
        PrintWatched(view);
        CaseLoopsReport.Print(view);
        foreach (var standing in view.Standing)
        {
            Console.WriteLine(TextOutput.Safe(standing.Verdict == VerdictKind.Broken
                ? $"broken: {standing.Rule} {standing.Officer}"
                : $"undecidable: {standing.Rule}, for want of {standing.Missing}"));
        }

        foreach (var breach in view.Breaches)
        {
            Console.WriteLine(TextOutput.Safe(
                $"breach #{breach.Sequence}: {breach.Rule} {breach.Officer}, by #{breach.Cause}"));
        }
    }

    private static object Drawn(DrawOnRecord drawn) => new
    {
        drawn.Sequence,
        Slot = drawn.Slot.Value,
        drawn.Seat,
        Officer = drawn.Officer.Value,
        drawn.Among,
        drawn.Because,
        drawn.Day,
    };

    private static object Marked(MarkOnRecord mark) => new
    {
        mark.Sequence,
        mark.Tag,
        mark.Finding,
        Officer = mark.Officer?.Value,
        At = mark.At.ToString(),
    };

    private static object Spoken(ApproachOnRecord one) => new
    {
        one.Sequence,
        one.Kind,
        Officer = one.Approaching?.Value,
        At = one.At.ToString(),
        Row = one.Row?.Value,
        Attempt = one.IsAttempt,
        Lawful = one.IsLawful,
    };

    private static object Kept(QuarantinedAct kept) => new
    {
        kept.Sequence,
        kept.Act,
        Officer = kept.Officer?.Value,
        At = kept.At.ToString(),
        Submitter = kept.Submitter.Value,
        kept.Before,
    };

    private static object Judged(Judgement judgement) => new
    {
        Rule = judgement.Rule.Value,
        judgement.Verdict,
        Officer = judgement.Officer?.Value,
        judgement.Missing,
    };

    private static void PrintTies(CaseView view)
    {
        if (view.Transit is { } transit)
        {
            TextOutput.Row(
                "in transit",
                $"to {transit.ToUnit?.Value ?? transit.IntoCase?.Value} since {TextOutput.Time(transit.Since)}"
                + (transit.Lost == 0 ? "" : $", not received in time: #{transit.Lost}"));
        }

        if (view.Ties.MergedInto is { } into)
        {
            TextOutput.Row("merged into", into.Value);
        }

        if (view.Ties.SplitFrom is { } whole)
        {
            TextOutput.Row("split from", whole.Value);
        }

        foreach (var taken in view.Ties.MergedFrom)
        {
            TextOutput.Row("merged from", $"{taken.From}, up to #{taken.Sequence}");
        }

        foreach (var other in view.Ties.SplitInto)
        {
            TextOutput.Row("split into", other.Value);
        }
    }

    private static void PrintWatched(CaseView view)
    {
        foreach (var drawn in view.Draws)
        {
            Console.WriteLine(TextOutput.Safe(
                $"drawn #{drawn.Sequence}: {drawn.Officer} for {drawn.Slot} {drawn.Seat}, among {drawn.Among}"));
        }

        foreach (var mark in view.Marks)
        {
            var finding = mark.Finding switch
            {
                MarkFinding.Marked => "marked",
                MarkFinding.Lifted => "mark lifted",
                _ => "looked, not marked",
            };
            Console.WriteLine(TextOutput.Safe(
                $"{finding} #{mark.Sequence}: {mark.Tag}, by {mark.Officer?.Value ?? "the grid"}"));
        }

        foreach (var done in view.Supervisions)
        {
            Console.WriteLine(TextOutput.Safe($"supervision #{done.Sequence}: {done.Act}, by {done.Officer}"));
        }

        foreach (var one in view.Approaches)
        {
            var sort = one.IsLawful ? "lawful" : one.IsAttempt ? "interference, not executed" : "interference";
            Console.WriteLine(TextOutput.Safe(
                $"{sort} #{one.Sequence}: {one.Kind}" + (one.Approaching is { } by ? $", by {by}" : "")));
        }

        foreach (var kept in view.Quarantine)
        {
            Console.WriteLine(TextOutput.Safe(
                $"quarantine #{kept.Sequence}: {kept.Act}, told by {kept.Submitter}, before #{kept.Before}"));
        }

        foreach (var act in view.Acts.Where(act => act.Late is not null))
        {
            Console.WriteLine(TextOutput.Safe(
                $"late #{act.Sequence}: {act.Act}, approved by {act.Late!.ApprovedBy}"));
        }
    }
}
