using Grid.Domain.Rules.Organisation;
using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>
/// Marks cases, takes marks off, and keeps that somebody has looked. Where the pack has the grid look, it looks
/// whenever a fact is told of which a mark's condition speaks. What a mark brings about are clocks of the pack.
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

        if (row.IsMarked(deed.State) == true)
        {
            return deed.AlreadySo();
        }

        var marked = new CaseEvent.CaseMarked(mark.Tag, deed.Submission.By.Officer)
        {
            Row = row.Row.Id,
            Facts = mark.Facts,
            Grounds = mark.Grounds?.Digest,
        };
        return new Decision<CaseEvent>.Accepted(
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
            if (row.When.Facts.All(fact => told[fact] is null) || row.IsMarked(deed.State) is not null)
            {
                continue;
            }

            string? Known(string fact) => told[fact] ?? deed.State.Facts[fact];
            var marked = new CaseEvent.CaseMarked(row.Name, null) { Row = row.Row.Id };
            events = row.When.Holds(Known) == true
                ? WithClocks(deed, events.Add(marked), row.Marked)
                : events.Add(new CaseEvent.LeftUnmarked(row.Name, null)
                {
                    Row = row.Row.Id,
                    Missing = row.When.Holds(Known) is null
                        ? [.. row.When.Facts.Where(fact => Known(fact) is null).Distinct()]
                        : [],
                });
        }

        return new Decision<CaseEvent>.Accepted(events);
    }

    /// <summary>What marks become by what happens.</summary>
    public static CaseState Marked(this CaseState state, CaseEvent happened, Timestamp at)
    {
        var (tag, finding, officer) = happened switch
        {
            CaseEvent.CaseMarked marked => (marked.Tag, MarkFinding.Marked, marked.Officer),
            CaseEvent.MarkLifted lifted => (lifted.Tag, MarkFinding.Lifted, lifted.Officer),
            CaseEvent.LeftUnmarked left => (left.Tag, MarkFinding.LeftUnmarked, left.Officer),
            _ => throw new UnreachableException($"MarkDeeds has no arm for {happened.GetType().Name}"),
        };
        return state with { Marks = state.Marks.Add(new(state.Sequence + 1, tag, finding, officer, at)) };
    }

    /// <summary>Whether the case was marked last; nothing where no entry or act speaks of the mark.</summary>
    public static bool? IsMarked(this SupervisionRow.Tag tag, CaseState state)
    {
        var marked = state.Acts.LastOrDefault(act => tag.Marked?.Is(act) == true);
        var lifted = state.Acts.LastOrDefault(act => tag.Lifted?.Is(act) == true);
        var found = state.Marks.LastOrDefault(
            mark => mark.Tag == tag.Name && mark.Finding != MarkFinding.LeftUnmarked);
        if (found is not null && found.Sequence > Math.Max(marked?.Sequence ?? 0, lifted?.Sequence ?? 0))
        {
            return found.Finding == MarkFinding.Marked;
        }

        return marked is not null ? lifted is null || lifted < marked : lifted is null ? null : false;
    }

    public static SupervisionRow.Tag? RowOf<TCommand>(CaseQuestion<TCommand> question)
        where TCommand : CaseCommand => Row(question.Pack, TagIn(question.Command));

    public static bool HasGrounds(CaseCommand command) =>
        command.Texts.Any(text => !string.IsNullOrWhiteSpace(text.Text));

    /// <summary>Whether the pack names the officer, or has them report such cases.</summary>
    public static bool MayMark<TCommand>(CaseQuestion<TCommand> question, OfficerId by)
        where TCommand : CaseCommand
    {
        var named = Identifying(question).SelectMany(row => row.By.AddRange(row.MustReport)).ToArray();
        return named.Length == 0 || named.Any(bearer => IsIn(bearer, question.Facts.Officer(by).Unit)
            || SupervisionPlace.IsOne(bearer, by, question.State, (question.Facts, question.Pack))
            || SupervisionPlace.IsSupervisor([bearer], by, question.State, (question.Facts, question.Pack)));
    }

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
            State = ActingHolder.CaughtUp(deed.State, events, deed.Submission.At ?? deed.Facts.Now),
        };
        var facts = FactSet.Of(known.When.Select(match => new Fact(match.Name, match.Values[0])));
        var moved = CaseClocks.Following(after, known.Act, new Decision<CaseEvent>.Accepted([]), facts);
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
