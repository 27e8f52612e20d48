using Grid.Domain.Rules.Supervision;

namespace Grid.Domain.Cases;

/// <summary>
/// Decides the acts of supervisors, and what anybody says to a case from outside. Supervising and deciding are two
/// things: an act of supervision moves nothing, and whatever else touches the outcome is put on record, not executed.
/// </summary>
internal static class SupervisionDeeds
{
    /// <summary>What clocks call it that interference is on record which the grid met itself.</summary>
    public const string Interfered = "InterferenceNoted";

    public static Decision<CaseEvent> Supervise(CaseDeed deed, CaseCommand.SuperviseCase supervise)
    {
        var reasons = deed.Judge(SuperviseCaseRules.All, supervise);
        if (reasons.HasForm)
        {
            return deed.Refuse(reasons);
        }

        var by = deed.IsRequest ? deed.Submission.By.Officer : supervise.Officer ?? deed.Submission.By.Officer;
        if (deed.Pack.SupervisionWords.Allowed(supervise.Act) is not var (_, act))
        {
            return Attempt(deed, supervise, by!.Value);
        }

        var settled = Settled(deed, supervise, (by, act.KnownAs), reasons);
        return CaseClocks.Following(deed, act.KnownAs ?? supervise.Act, settled, supervise.Facts);
    }

    // The pack's rules know it by its name in the catalogue, and judge it as they would judge that act.
    private static Decision<CaseEvent> Settled(
        CaseDeed deed,
        CaseCommand.SuperviseCase supervise,
        (OfficerId? By, string? KnownAs) told,
        ReasonSet reasons)
    {
        var done = new CaseEvent.Supervised(supervise.Act, told.By)
        {
            Facts = supervise.Facts,
            Fields = NamedDigest.Of(supervise.Fields),
        };
        if (told.KnownAs is not { } known)
        {
            return deed.Settle(reasons, done, JudgedCause.BuiltIn, verdicts => done with { Verdicts = verdicts });
        }

        var judged = new CaseEvent.ActRecorded(known)
        {
            Officer = told.By,
            Facts = FactSet.Of([
                .. done.Fields.Select(filled => new Fact(filled.Name, filled.Text.Value)), .. supervise.Facts.Items,
            ]),
        };
        var settled = deed.Settle(
            reasons, judged, JudgedCause.Act(known), verdicts => done with { Verdicts = verdicts });
        return settled is Decision<CaseEvent>.Accepted { Events: [CaseEvent.ActRecorded, .. var rest] }
            ? new Decision<CaseEvent>.Accepted([done, .. rest])
            : settled;
    }

    public static Decision<CaseEvent> Record(CaseDeed deed, CaseCommand.RecordApproach approach)
    {
        var reasons = deed.Judge(RecordApproachRules.All, approach);
        if (reasons.HasForm || deed.Pack.SupervisionWords.Approach(approach.Kind) is not { } row)
        {
            return deed.Refuse(reasons);
        }

        var recorded = new CaseEvent.ApproachRecorded(approach.Kind, approach.Approaching)
        {
            Row = row.Row.Id,
            Recorder = deed.IsRequest ? deed.Submission.By.Officer : approach.Officer ?? deed.Submission.By.Officer,
            IsLawful = row is SupervisionRow.Channels,
            ReportedTo = row is SupervisionRow.RecordKeeping { ReportedTo: var to }
                ? [.. to.Select(bearer => bearer.Name)]
                : [],
            Facts = approach.Facts,
            Fields = NamedDigest.Of(approach.Fields),
        };
        return deed.Settle(
            reasons, recorded, JudgedCause.BuiltIn, verdicts => recorded with { Verdicts = verdicts });
    }

    /// <summary>
    /// The record of interference that an act becomes by which a supervisor tries to decide; nothing where it is none.
    /// </summary>
    public static Decision<CaseEvent>? Instead(CaseDeed deed, CaseCommand.RecordAct act) =>
        deed.IsRequest
        && deed.State.Status == CaseStatus.Open
        && deed.Pack.SupervisionWords.AttemptedBy(act.Act) is var (row, forbidden)
        && deed.Submission.By.Officer is { } by
        && !SupervisionPlace.Handles(by, deed.State, deed.Pack)
        && SupervisionPlace.IsSupervisor(row.By, by, deed.State, (deed.Facts, deed.Pack))
            ? Interfere(deed, new(forbidden, by) { Tried = act.Act, Facts = act.Facts })
            : null;

    private static Decision<CaseEvent> Attempt(CaseDeed deed, CaseCommand.SuperviseCase supervise, OfficerId by)
    {
        var against = deed.Judge(SuperviseCaseRules.OfAnAttempt, supervise);
        var isBarred = deed.IsRequest
            ? !against.IsClear
            : !against.IsClearBut(CaseRules<CaseCommand.SuperviseCase>.CaseIsOpen.Id);
        return isBarred
            ? deed.Refuse(against)
            : Interfere(deed, new(supervise.Act, by)
            {
                Facts = supervise.Facts,
                Fields = NamedDigest.Of(supervise.Fields),
            });
    }

    private static Decision<CaseEvent> Interfere(CaseDeed deed, CaseEvent.InterferenceRecorded recorded)
    {
        var words = deed.Pack.SupervisionWords;
        var (row, clue) = words.Forbidden(recorded.Act) is { } forbidden
            ? (forbidden.Row.Id, forbidden.Clue)
            : (words.List?.Row.Id, words.List?.Clue);
        ImmutableArray<CaseEvent> events =
            [recorded with { Row = row, ReportedTo = words.ReportedTo }];
        return CaseClocks.Following(
            deed,
            Interfered,
            new Decision<CaseEvent>.Accepted(clue is null || row is not { } rule
                ? events
                : events.Add(new CaseEvent.ClueOpened(rule, recorded.Officer)
                {
                    Class = clue,
                    IsOfSupervision = true,
                    Evidence = [deed.State.Sequence + 1],
                })));
    }

    /// <summary>How often an act of the list was done in the case, through the grid or by what logs tell.</summary>
    public static int TimesSupervised(this CaseState state, SupervisionAct act) =>
        state.Supervisions.Count(done => done.Act == act.Act)
        + (act.KnownAs is { } known ? state.Acts.Count(done => done.Act == known && !done.IsVoidPending) : 0);

    /// <summary>Whether the case is marked: by what is known of it, or by a mark not taken off since.</summary>
    public static bool IsOn(this SupervisionRow.Tag tag, CaseState state) =>
        tag.IsMarked(state) ?? tag.When.Holds(fact => state.Facts[fact]) == true;

    /// <summary>What supervision and approaches become by what happens.</summary>
    public static CaseState Watched(this CaseState state, CaseEvent happened, Timestamp at) => happened switch
    {
        CaseEvent.Supervised done => state with
        {
            Supervisions = state.Supervisions.Add(new(state.Sequence + 1, done.Act, done.Officer, at)),
        },
        CaseEvent.InterferenceRecorded tried => state with
        {
            Approaches = state.Approaches.Add(new(state.Sequence + 1, tried.Act, tried.Officer, at)
            {
                Row = tried.Row,
                IsAttempt = true,
            }),
        },
        CaseEvent.ApproachRecorded recorded => state with
        {
            Approaches = state.Approaches.Add(new(state.Sequence + 1, recorded.Kind, recorded.Approaching, at)
            {
                Row = recorded.Row,
                IsLawful = recorded.IsLawful,
                Recorder = recorded.Recorder,
            }),
        },
        _ => throw new UnreachableException($"SupervisionDeeds has no arm for {happened.GetType().Name}"),
    };
}
