namespace Grid.Domain.Cases;

/// <summary>What must hold of an officer who is to answer in a slot of a case run through the grid.</summary>
internal static class SlotRules
{
    public static bool IsListed(RulePack pack, Slot slot, int seat) =>
        pack.SlotNamed(slot) is { } entry && seat >= 1 && seat <= entry.Seats;

    /// <summary>In a case merely recorded nothing is demanded of a holder: what is missing is counted as a blind spot.</summary>
    public static Verdict MayHold<TCommand>(CaseQuestion<TCommand> question, params IEnumerable<SlotFilling> fillings)
        where TCommand : CaseCommand
    {
        if (!question.IsRequest)
        {
            return new Verdict.NotApplicable();
        }

        foreach (var filling in fillings)
        {
            var officer = question.Facts.Officer(filling.Officer);
            if (officer.StandingAt(question.Facts.Now) != Standing.Active)
            {
                return new Verdict.Broken(filling.Officer);
            }

            if (question.Pack.SlotNamed(filling.Slot)?.Power is { } power
                && officer.HasPower(power, question.KindOfCase, question.Facts.Now) != true)
            {
                return new Verdict.Broken(filling.Officer);
            }
        }

        return new Verdict.Satisfied();
    }

    public static Verdict AreSupervised<TCommand>(
        CaseQuestion<TCommand> question, params IEnumerable<SlotFilling> fillings)
        where TCommand : CaseCommand
    {
        if (!question.IsRequest)
        {
            return new Verdict.NotApplicable();
        }

        foreach (var filling in fillings)
        {
            if (Accountability.SupervisorOf(filling.Officer, question.Facts, question.Pack.Oversight) is null)
            {
                return new Verdict.Broken(filling.Officer);
            }
        }

        return new Verdict.Satisfied();
    }
}
