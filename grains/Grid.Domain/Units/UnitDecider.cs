namespace Grid.Domain.Units;

/// <summary>Decides what is asked about a unit. A function: the clock and whoever is looked at are handed in.</summary>
public static class UnitDecider
{
    /// <summary>The answer to a submission, given the unit, what the shell looked up, and the pack in force.</summary>
    public static Decision<UnitEvent> Decide(
        UnitState state, Submission<UnitCommand> submission, UnitFacts facts, RulePack pack)
    {
        var deed = new UnitDeed(state, submission, facts, pack);
        return submission.Command switch
        {
            UnitCommand.RegisterUnit register => deed.Settle(
                RegisterUnitRules.All,
                register,
                isSo: IsKnown(state, register),
                () => new UnitEvent.Registered(register.Pack)
                {
                    Organ = register.Organ,
                    Name = register.Name,
                    Lead = register.Lead,
                    Supervise = register.Supervise,
                }),
            UnitCommand.MoveUnit move => deed.Settle(
                MoveUnitRules.All,
                move,
                isSo: state.Parent(move.Tie) == move.To,
                () => new UnitEvent.Moved(move.Tie, state.Parent(move.Tie), move.To)),
            UnitCommand.AppointToPost appoint => deed.Settle(
                AppointToPostRules.All,
                appoint,
                isSo: state.Holder(appoint.Post) == appoint.Officer,
                () => new UnitEvent.Appointed(appoint.Post, appoint.Officer)),
            UnitCommand.RelievePost relieve => deed.Settle(
                RelievePostRules.All,
                relieve,
                isSo: state.Holder(relieve.Post) is null,
                () => new UnitEvent.Relieved(relieve.Post, state.Holder(relieve.Post) ?? default)
                {
                    Grounds = relieve.Grounds?.Digest,
                }),
            UnitCommand.MergeUnit merge => deed.Settle(
                MergeUnitRules.All, merge, isSo: false, () => new UnitEvent.Merged(merge.Into)),
            UnitCommand.SplitUnit split => deed.Settle(
                SplitUnitRules.All,
                split,
                isSo: false,
                () => new UnitEvent.Split(split.To) { Officers = split.Officers }),
            UnitCommand.SetPool pool => deed.Settle(
                SetPoolRules.All,
                pool,
                isSo: IsSo(state, pool),
                () => new UnitEvent.PoolSet(pool.Slot) { Members = pool.Sorted }),
            UnitCommand.CommitDayKey commit => deed.Settle(
                CommitDayKeyRules.All,
                commit,
                isSo: state.DayKey(commit.Day) is not null,
                () => new UnitEvent.DayKeyCommitted(commit.Day, commit.Commitment) { Caseloads = commit.Caseloads }),
            UnitCommand.RevealDayKey reveal => deed.Settle(
                RevealDayKeyRules.All,
                reveal,
                isSo: state.DayKey(reveal.Day) is { IsRevealed: true },
                () => new UnitEvent.DayKeyRevealed(reveal.Day, reveal.Key)),
            UnitCommand.CloseUnit close => deed.Settle(
                CloseUnitRules.All, close, isSo: false, () => new UnitEvent.Closed(close.Grounds?.Digest)),
            _ => throw new UnreachableException($"UnitDecider has no arm for {submission.Command.GetType().Name}"),
        };
    }

    private static bool IsSo(UnitState known, UnitCommand.SetPool asked) =>
        known.PoolFor(asked.Slot) is { } pool
        && pool.Members.Length == asked.Members.Length
        && pool.Members.Zip(asked.Sorted).All(pair =>
            (pair.First.Officer, pair.First.Share) == (pair.Second.Officer, pair.Second.Share)
            && pair.First.Specialities.SequenceEqual(pair.Second.Specialities));

    private static bool IsKnown(UnitState known, UnitCommand.RegisterUnit register) =>
        known.Status == UnitStatus.Open
        && (known.Pack, known.Organ, known.Name, known.Lead, known.Supervise)
            == (register.Pack, register.Organ, register.Name, register.Lead, register.Supervise);
}
