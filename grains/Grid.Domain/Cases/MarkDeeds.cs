using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>
/// Marks cases, takes marks off, and keeps that somebody has looked. Where the pack has the grid look, it looks
/// whenever a fact is told of which a mark's condition speaks. What a mark brings about are clocks of the pack. Whether
/// a case is marked its entries on marks say, and nothing else: what a log tells of by an act leads to such an entry.
/// </summary>
internal static class MarkDeeds
{
    public static Decision<CaseEvent> Mark(CaseDeed deed, CaseCommand.MarkCase mark)
    {
        var reasons = deed.Judge(MarkRules<CaseCommand.MarkCase>.All, mark);
        if (!reasons.IsClear || Row(deed.Pack, mark.Tag) is not { } row)
        {
            return deed.Refuse(reasons);
        }

        var marked = new CaseEvent.CaseMarked(mark.Tag, deed.Submission.By.Officer)
        {
            Row = row.Row.Id,
            Facts = mark.Facts,
            Grounds = mark.Grounds?.Digest,
            Of = Handling(deed.State, mark.Facts, deed.Pack),
        };
        return row.IsMarked(deed.State) == true
            ? MarkedAgain.Decide(deed, row, marked, CluesAfter(deed, mark))
            : new Decision<CaseEvent>.Accepted(
                [.. WithClocks(deed, [marked], row.Marked), .. CluesAfter(deed, mark)]);
    }

    public static Decision<CaseEvent> Lift(CaseDeed deed, CaseCommand.LiftMark lift)
    {
        var reasons = deed.Judge(MarkRules<CaseCommand.LiftMark>.All, lift);
        if (!reasons.IsClear || Row(deed.Pack, lift.Tag) is not { } row)
        {
            return deed.Refuse(reasons);
        }

        var lifted = new CaseEvent.MarkLifted(lift.Tag, deed.Submission.By.Officer)
        {
            Row = row.Row.Id,
            Grounds = lift.Grounds?.Digest,
        };
        return row.IsOn(deed.State)
            ? new Decision<CaseEvent>.Accepted(WithClocks(deed, [lifted], row.Lifted))
            : deed.AlreadySo();
    }

    public static Decision<CaseEvent> Leave(CaseDeed deed, CaseCommand.LeaveUnmarked leave)
    {
        var reasons = deed.Judge(MarkRules<CaseCommand.LeaveUnmarked>.All, leave);
        return !reasons.IsClear || Row(deed.Pack, leave.Tag) is not { } row
            ? deed.Refuse(reasons)
            : new Decision<CaseEvent>.Accepted(
            [
                new CaseEvent.LeftUnmarked(leave.Tag, deed.Submission.By.Officer)
                {
                    Row = row.Row.Id,
                    Grounds = leave.Grounds?.Digest,
                },
            ]);
    }

    /// <summary>What was accepted, with what the grid found by itself in the facts that were told with it.</summary>
    public static Decision<CaseEvent> Looked(CaseDeed deed, Decision<CaseEvent> settled, FactSet told)
    {
        if (settled is not Decision<CaseEvent>.Accepted { Events: var events } || told.Items.IsEmpty)
        {
            return settled;
        }

        foreach (var row in deed.Pack.SupervisionWords.LookedFor)
        {
            if (row.When.Facts.All(fact => told[fact] is null))
            {
                continue;
            }

            var after = ActingHolder.CaughtUp(deed.State, events, At(deed));
            var known = Known(row, after, told);
            var marked = new CaseEvent.CaseMarked(row.Name, null)
            {
                Row = row.Row.Id,
                Of = Handling(after, told, deed.Pack),
            };
            if (row.IsMarked(after) == true)
            {
                events = row.When.Holds(known) == true
                    ? events.AddRange(MarkedAgain.Naming(after, row, marked))
                    : events;
                continue;
            }

            events = row.When.Holds(known) == true
                ? WithClocks(deed, events.Add(marked), row.Marked)
                : events.Add(new CaseEvent.LeftUnmarked(row.Name, null)
                {
                    Row = row.Row.Id,
                    Missing = row.When.Holds(known) is null
                        ? [.. row.When.Facts.Where(fact => known(fact) is null).Distinct()]
                        : [],
                });
        }

        return new Decision<CaseEvent>.Accepted(events);
    }

    /// <summary>
    /// What was accepted, with the marks of which a log has told by the act that the pack names for them; and the deed
    /// as clocks have to see it then.
    /// </summary>
    public static (CaseDeed Deed, Decision<CaseEvent> Decision) Told(
        CaseDeed deed, CaseCommand.RecordAct act, Decision<CaseEvent> settled)
    {
        if (!deed.Pack.SupervisionWords.IsOfMarks(act.Act)
            || settled is not Decision<CaseEvent>.Accepted { Events: var events })
        {
            return (deed, settled);
        }

        var entry = deed.State.Sequence + 1;
        var after = ActingHolder.CaughtUp(deed.State, events, At(deed));
        var found = ImmutableArray<CaseEvent>.Empty;
        var isOwn = events.SelectMany(happened => happened.Judged).Any(judged => judged.Verdict == VerdictKind.Broken
            && judged.Rule == MarkRules<CaseCommand.RecordAct>.LiftedByAnother.Id);
        foreach (var row in deed.Pack.SupervisionWords.Tags)
        {
            // What a log tells out of turn does not undo what came after it.
            if (after.Acts.LastOrDefault(row.IsToldBy) is not { } told || told.Sequence != entry)
            {
                continue;
            }

            if (row.Marked?.Is(told) != true)
            {
                found = row.IsOn(after) && !isOwn
                    ? found.Add(new CaseEvent.MarkLifted(row.Name, told.Officer) { Row = row.Row.Id, Entry = entry })
                    : found;
            }
            else
            {
                var marked = new CaseEvent.CaseMarked(row.Name, told.Officer)
                {
                    Row = row.Row.Id,
                    Facts = act.Facts,
                    Entry = entry,
                    Of = Handling(after, act.Facts, deed.Pack),
                };
                found = row.IsMarked(after) == true
                    ? found.AddRange(MarkedAgain.Naming(after, row, marked))
                    : found.Add(marked);
            }
        }

        var marks = ActingHolder.CaughtUp(after, found, At(deed)).Marks;
        return (
            deed with { State = deed.State with { Marks = marks } },
            new Decision<CaseEvent>.Accepted(events.AddRange(found)));
    }

    /// <summary>What was accepted, with the marks that are on in the case of which this one is a part.</summary>
    public static Decision<CaseEvent> Split(CaseDeed deed, CaseId? whole, Decision<CaseEvent> settled) =>
        whole is { } id && settled is Decision<CaseEvent>.Accepted { Events: var events }
            ? new Decision<CaseEvent>.Accepted(
                [.. events, .. Carried(deed.Pack, id, deed.Facts.CaseOf(id), deed.State)])
            : settled;

    /// <summary>The marks that are on in a case and go along to one that takes it in, or is split off it.</summary>
    /// <param name="pack">The pack of both.</param>
    /// <param name="whence">The case they come from.</param>
    /// <param name="other">That case as it stands.</param>
    /// <param name="own">The case they come to, as it stands.</param>
    public static IEnumerable<CaseEvent> Carried(RulePack pack, CaseId whence, CaseState other, CaseState own) =>
        from row in pack.SupervisionWords.Tags
        where row.IsOn(other)
        let mark = row.Latest(other)
        let before = row.IsOn(own) ? OfWhom(row, own, pack) : []
        let after = OfWhom(row, other, pack).Union(before).ToImmutableArray()
        // Where no entry says so, what was known at the opening does.
        let entry = mark?.Sequence ?? 1
        // Where the mark is on in both, it is of all of whom either was set. One that was on when the other case was
        // taken in before, and is off here since, was weighed here.
        where row.IsMarked(own) == true
            ? after.Length > before.Length
            : entry > (own.Ties.Taken(whence)?.Sequence ?? 0)
        select new CaseEvent.CaseMarked(row.Name, mark?.Officer)
        {
            Row = row.Row.Id,
            From = whence,
            Entry = entry,
            Of = [.. after.OrderBy(officer => officer.Value, StringComparer.Ordinal)],
        };

    /// <summary>
    /// Whether a clock runs on whatever ends it: where one mark is taken off, and another is on by which it runs too.
    /// </summary>
    public static bool KeepsRunning(RulePack pack, CaseState state, Clocks.ClockDefinition clock, string by)
    {
        var tags = pack.SupervisionWords.Tags;
        return tags.Any(row => row.Lifted is { } lifted && pack.EventsOf(lifted.Act).Contains(by))
            && tags.Any(row => row.Marked is { } marked
                && row.IsMarked(state) == true
                && pack.EventsOf(marked.Act).Contains(clock.Start.Event)
                && clock.Start.IsBy(FactsOf(marked), state.Facts));
    }

    /// <summary>What marks become by what happens.</summary>
    public static CaseState Marked(this CaseState state, CaseEvent happened, Timestamp at)
    {
        var entry = state.Sequence + 1;
        MarkOnRecord found = happened switch
        {
            CaseEvent.CaseMarked marked => new(entry, marked.Tag, MarkFinding.Marked, marked.Officer, at)
            {
                From = marked.From,
                Entry = marked.Entry,
                Of = marked.Of,
            },
            CaseEvent.MarkLifted lifted => new(entry, lifted.Tag, MarkFinding.Lifted, lifted.Officer, at)
            {
                Entry = lifted.Entry,
            },
            CaseEvent.LeftUnmarked left => new(entry, left.Tag, MarkFinding.LeftUnmarked, left.Officer, at),
            _ => throw new UnreachableException($"MarkDeeds has no arm for {happened.GetType().Name}"),
        };
        return state with { Marks = state.Marks.Add(found) };
    }

    /// <summary>Whether the case is marked; nothing where nobody, nor the grid, has looked.</summary>
    public static bool? IsMarked(this SupervisionRow.Tag tag, CaseState state) =>
        tag.Latest(state) is { } found ? found.Finding == MarkFinding.Marked
        : state.Marks.Any(mark => mark.Tag == tag.Name) ? false
        : null;

    public static SupervisionRow.Tag? RowOf<TCommand>(CaseQuestion<TCommand> question)
        where TCommand : CaseCommand => Row(question.Pack, TagIn(question.Command));

    public static bool HasGrounds(CaseCommand command) =>
        command.Texts.Any(text => !string.IsNullOrWhiteSpace(text.Text));

    /// <summary>
    /// Whether the pack names the officer, or has them report such cases; or names them for taking a mark off.
    /// </summary>
    public static bool MayMark<TCommand>(CaseQuestion<TCommand> question, OfficerId by)
        where TCommand : CaseCommand
    {
        var lifts = question.Command is CaseCommand.LiftMark;
        var named = Identifying(question).SelectMany(row => lifts && !row.LiftedBy.IsEmpty
            ? row.LiftedBy : row.By.AddRange(row.MustReport)).ToArray();
        return named.Length == 0 || named.Any(bearer => IsIn(bearer, question.Facts.Officer(by).Unit)
            || SupervisionPlace.IsOne(bearer, by, question.State, (question.Facts, question.Pack))
            || SupervisionPlace.IsSupervisor([bearer], by, question.State, (question.Facts, question.Pack)));
    }

    /// <summary>
    /// Whether the officer answers in a seat of the case, but one for which the pack has marks looked after, or is one
    /// of whom the mark was set.
    /// </summary>
    public static bool Concerns<TCommand>(CaseQuestion<TCommand> question, SupervisionRow.Tag mark, OfficerId by)
        where TCommand : CaseCommand
    {
        string[] looking =
        [
            .. question.Pack.SupervisionWords.Identifying(mark.Name)
                .SelectMany(row => row.LiftedBy.IsEmpty ? row.By : row.LiftedBy)
                .Where(bearer => bearer.Kind == BearerKind.Slot).Select(bearer => bearer.Name),
        ];
        return question.State.Responsibilities.Any(held => (held.Holder == by || held.Answerable == by)
                && (SupervisionPlace.IsHandling(held.Slot, question.Pack) || !looking.Contains(held.Slot.Value)))
            || mark.Latest(question.State)?.Of.Contains(by) == true;
    }

    /// <summary>The marks that it would take off: the one that is named, or those of which a log tells.</summary>
    public static IEnumerable<SupervisionRow.Tag> LiftedIn<TCommand>(CaseQuestion<TCommand> question)
        where TCommand : CaseCommand => question.Command switch
        {
            CaseCommand.LiftMark lift => question.Pack.SupervisionWords.Tags.Where(row => row.Name == lift.Tag),
            CaseCommand.RecordAct act when question.Pack.SupervisionWords.IsOfMarks(act.Act) =>
                from row in question.Pack.SupervisionWords.Tags
                where row.IsOn(question.State)
                    && row.Lifted?.Is(act.Act, act.Facts) == true && row.Marked?.Is(act.Act, act.Facts) != true
                select row,
            _ => [],
        };

    public static bool MayBeLifted<TCommand>(CaseQuestion<TCommand> question)
        where TCommand : CaseCommand
    {
        var rows = Identifying(question).ToArray();
        return rows.Length == 0 || rows.Any(row => !row.LiftedWith.IsEmpty);
    }

    // A subdivision bears the pack's name for it below its organ.
    private static bool IsIn(Bearer bearer, UnitId? unit) =>
        bearer.Kind == BearerKind.Unit && unit?.Value.EndsWith($"/{bearer.Name}", StringComparison.Ordinal) == true;

    private static IEnumerable<SupervisionRow.Identification> Identifying<TCommand>(CaseQuestion<TCommand> question)
        where TCommand : CaseCommand => question.Pack.SupervisionWords.Identifying(TagIn(question.Command));

    private static string TagIn(CaseCommand command) => command switch
    {
        CaseCommand.MarkCase mark => mark.Tag,
        CaseCommand.LiftMark lift => lift.Tag,
        CaseCommand.LeaveUnmarked leave => leave.Tag,
        _ => "",
    };

    private static SupervisionRow.Tag? Row(RulePack pack, string tag) =>
        pack.SupervisionWords.Tags.FirstOrDefault(row => row.Name == tag);

    // What somebody who took the mark off has weighed marks the case no more: what would mark it without anything that
    // came since. What gave no cause by then is looked at again, with what has come since.
    private static Func<string, string?> Known(SupervisionRow.Tag row, CaseState after, FactSet told)
    {
        var lifted = after.Marks.LastOrDefault(
            mark => mark.Tag == row.Name && mark.Finding == MarkFinding.Lifted)?.Sequence ?? 0;
        string? Since(string fact) => told[fact] ?? Latest(after.Acts, act => act.Sequence > lifted, fact);
        string? Before(string fact) => (lifted == 0 ? null : Latest(after.Acts, act => act.Sequence < lifted, fact))
            ?? after.Facts[fact];
        var isWeighed = lifted != 0
            && row.When.Holds(fact => Since(fact) is null ? Before(fact) : null) == true;
        return fact => Since(fact) ?? (isWeighed ? null : Before(fact));
    }

    private static string? Latest(ImmutableArray<ActOnRecord> acts, Func<ActOnRecord, bool> counts, string fact) =>
        acts.Where(act => !act.IsVoidPending && counts(act) && act.Facts[fact] is not null)
            .MaxBy(act => act.Sequence)?.Facts[fact];

    // The last entry by which the mark came on, or off.
    public static MarkOnRecord? Latest(this SupervisionRow.Tag tag, CaseState state) =>
        state.Marks.LastOrDefault(mark => mark.Tag == tag.Name && mark.Finding != MarkFinding.LeftUnmarked);

    private static bool IsToldBy(this SupervisionRow.Tag tag, ActOnRecord act) =>
        tag.Marked?.Is(act) == true || tag.Lifted?.Is(act) == true;

    // Where no entry says of whom a mark is, it is of who handles the case.
    private static ImmutableArray<OfficerId> OfWhom(SupervisionRow.Tag row, CaseState state, RulePack pack) =>
        row.Latest(state)?.Of ?? Handling(state, FactSet.None, pack);

    // Who handles the case, or did, and whom it is told that it is about.
    private static ImmutableArray<OfficerId> Handling(CaseState state, FactSet told, RulePack pack)
    {
        var seats = state.Responsibilities.Where(held => SupervisionPlace.IsHandling(held.Slot, pack))
            .SelectMany(held => (OfficerId[])[held.Holder, held.Answerable]);
        var former = state.Moves.Where(move => SupervisionPlace.IsHandling(move.Slot, pack))
            .Select(move => move.From).OfType<OfficerId>()
            .Concat(state.Left.Where(left => SupervisionPlace.IsHandling(left.Slot, pack))
                .Select(left => left.Officer));
        var named = told.Items.Where(fact => fact.Value.StartsWith(OfficerId.Prefix, StringComparison.Ordinal))
            .Select(fact => new OfficerId(fact.Value));
        return
        [
            .. seats.Concat(former).Concat(named).Distinct()
                .OrderBy(officer => officer.Value, StringComparer.Ordinal),
        ];
    }

    private static FactSet FactsOf(TagMark known) =>
        FactSet.Of(known.When.Select(match => new Fact(match.Name, match.Values[0])));

    private static Timestamp At(CaseDeed deed) => deed.Submission.At ?? deed.Facts.Now;

    // Clocks know a mark by the act that the pack names for it.
    private static ImmutableArray<CaseEvent> WithClocks(
        CaseDeed deed, ImmutableArray<CaseEvent> events, TagMark? known)
    {
        if (known is null)
        {
            return events;
        }

        var after = deed with
        {
            State = ActingHolder.CaughtUp(deed.State, events, At(deed)),
        };
        var moved = CaseClocks.Following(
            after, known.Act, new Decision<CaseEvent>.Accepted([]), FactsOf(known));
        return events.AddRange(((Decision<CaseEvent>.Accepted)moved).Events);
    }

    // What follows for those who should have said so themselves, where the pack has it follow.
    private static IEnumerable<CaseEvent> CluesAfter(CaseDeed deed, CaseCommand.MarkCase mark) =>
        from row in deed.Pack.SupervisionWords.Consequences
        from follows in row.Follow
        where follows.When.Holds(fact => mark.Facts[fact]) == true
        from officer in deed.State.Responsibilities
            .Where(held => follows.For.Any(
                bearer => bearer.Kind == BearerKind.Slot && bearer.Name == held.Slot.Value))
            .Select(held => held.Answerable).Distinct()
        where officer != deed.Submission.By.Officer
        select new CaseEvent.ClueOpened(row.Row.Id, officer) { Evidence = [deed.State.Sequence + 1] };
}
