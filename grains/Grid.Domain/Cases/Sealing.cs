namespace Grid.Domain.Cases;

/// <summary>Which cases are sealed, and to whom they are open nevertheless.</summary>
internal static class Sealing
{
    /// <summary>Whether a case is sealed that is opened so: by its own, or by that of which it is a part.</summary>
    public static bool IsSealed(CaseCommand.OpenCase open, CaseFacts facts, RulePack pack)
    {
        foreach (var row in pack.Secrecy)
        {
            if (row.Seals(open.Kind, open.Facts))
            {
                return true;
            }
        }

        return open.SplitFrom is { } whole && facts.CaseOf(whole).IsSealed;
    }

    /// <summary>
    /// Whether a sealed case is there for whoever asks. A system is: what one tells comes from those who handle the
    /// case.
    /// </summary>
    public static bool IsOpenTo(
        Submission<CaseCommand> submission, CaseState state, (CaseFacts Facts, RulePack Pack) by) =>
        submission.By.Officer is not { } officer
        || officer == by.Pack.Oversight
        || Answers(officer, state, by)
        || WasTold(officer, submission.Command, state)
        || IsFirst(submission.Command, state)
        || SupervisionPlace.IsSupervisor(
            [.. by.Pack.Secrecy.SelectMany(row => row.Readers)], officer, state, by);

    private static bool Answers(OfficerId officer, CaseState state, (CaseFacts Facts, RulePack Pack) by)
    {
        foreach (var held in state.Responsibilities)
        {
            if (held.Holder == officer || held.Answerable == officer)
            {
                return true;
            }

            if (Accountability.AnswererOf(held.Holder, by.Facts, by.Pack.Oversight) is { } answerer
                && (answerer == officer
                    || Accountability.SupervisorOf(answerer, by.Facts, by.Pack.Oversight) == officer))
            {
                return true;
            }
        }

        return false;
    }

    // Until somebody answers in it, whoever has opened it finds somebody to: by the rules that hold for any case.
    private static bool IsFirst(CaseCommand command, CaseState state) =>
        state.Responsibilities.IsEmpty && command is CaseCommand.FillSlot or CaseCommand.DrawHolder;

    // Whom an entry marks may answer it, whom a warning went to knows of the case, and it may be on its way to one.
    private static bool WasTold(OfficerId officer, CaseCommand command, CaseState state) =>
        (command is CaseCommand.ReplyToEntry reply && ReplyRules.Marks(state, reply.Entry, officer))
        || state.Warnings.Any(warning => warning.To == officer)
        || (state.Transit is not null && command is CaseCommand.AcceptHandover or CaseCommand.RefuseHandover);
}
