namespace Grid.Domain.Cases;

/// <summary>What must hold of an officer who is to answer in a slot of a case run through the grid.</summary>
internal static class SlotRules
{
    public static bool IsListed(RulePack pack, Slot slot, int seat) =>
        pack.SlotNamed(slot) is { } entry && seat >= 1 && seat <= entry.Seats;

    /// <summary>Whether the pack has each seat, and none is named twice.</summary>
    public static bool AreListed(RulePack pack, ImmutableArray<SlotFilling> fillings) =>
        fillings.All(filling => IsListed(pack, filling.Slot, filling.Seat))
        && fillings.DistinctBy(filling => (filling.Slot, filling.Seat)).Count() == fillings.Length;

    /// <summary>Whether each officer is in active standing, with the power the slot asks for.</summary>
    public static Verdict MayHold<TCommand>(CaseQuestion<TCommand> question, params IEnumerable<SlotFilling> fillings)
        where TCommand : CaseCommand =>
        IsDemanded(question)
            ? Worst(fillings.Select(filling => MayHold(question, filling)))
            : Verdict.Inapplicable;

    /// <summary>Whether each officer is of a class and an organ that the pack opens the slot to.</summary>
    public static Verdict Fit<TCommand>(CaseQuestion<TCommand> question, params IEnumerable<SlotFilling> fillings)
        where TCommand : CaseCommand =>
        IsDemanded(question)
            ? Worst(fillings.Select(filling => SlotFitness.Judge(filling, question.Facts, question.Pack)))
            : Verdict.Inapplicable;

    /// <summary>Whether each officer has an active supervisor who is someone else.</summary>
    public static Verdict AreSupervised<TCommand>(
        CaseQuestion<TCommand> question, params IEnumerable<SlotFilling> fillings)
        where TCommand : CaseCommand =>
        IsDemanded(question)
            ? Worst(fillings.Select(filling => Verdict.When(
                Accountability.SupervisorOf(filling.Officer, question.Facts, question.Pack.Oversight) is not null,
                filling.Officer)))
            : Verdict.Inapplicable;

    // In a case merely recorded nothing is demanded of a holder: what is missing is counted as a blind spot. In a case
    // run through the grid a record that names somebody unfit is kept as the breach it is.
    private static bool IsDemanded<TCommand>(CaseQuestion<TCommand> question)
        where TCommand : CaseCommand => question.IsRequest || question.State.IsRun;

    private static Verdict MayHold<TCommand>(CaseQuestion<TCommand> question, SlotFilling filling)
        where TCommand : CaseCommand
    {
        if (question.State.IsRecused(filling.Officer))
        {
            return new Verdict.Broken(filling.Officer);
        }

        var officer = question.Facts.Officer(filling.Officer);
        return officer.StandingAt(question.At) switch
        {
            Standing.Suspended or Standing.OnLeave or Standing.Left => new Verdict.Broken(filling.Officer),
            // Who is about to go takes nothing new on: else there would always be something left to hand over.
            Standing.Active when question.IsRequest && officer.Planned is not null =>
                new Verdict.Broken(filling.Officer),
            Standing.Unknown or null =>
                new Verdict.Undecidable($"the standing of {filling.Officer}", filling.Officer),
            Standing.Active when question.Pack.SlotNamed(filling.Slot)?.Power is { } power =>
                officer.HasPower(power, question.KindOfCase, question.At) is { } has
                    ? Verdict.When(has, filling.Officer)
                    : new Verdict.Undecidable($"whether {filling.Officer} has the power `{power}`", filling.Officer),
            _ => Verdict.When(true),
        };
    }

    // Broken for one is broken, whatever cannot be said of the others.
    private static Verdict Worst(IEnumerable<Verdict> verdicts) =>
        verdicts.OrderBy(verdict => verdict switch
        {
            Verdict.Broken => 0,
            Verdict.Undecidable => 1,
            _ => 2,
        }).FirstOrDefault() ?? Verdict.When(true);
}
