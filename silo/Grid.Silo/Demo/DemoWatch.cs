using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Officers;
using Grid.Domain.Rules;
using Grid.Domain.Vocabulary;

namespace Grid.Silo.Demo;

/// <summary>Sees what a demo submits and is answered, and picks out what is worth a look.</summary>
/// <param name="pack">The pack that judges the county.</param>
/// <param name="show">
/// Shown what is found: the first of each kind, and an officer for as long as they are suspended.
/// </param>
/// <param name="hide">Told what there is none of any more.</param>
internal sealed class DemoWatch(RulePack pack, Action<DemoSight> show, Action<DemoSightKind> hide)
{
    // A rule of absence only stands broken until the case ends: what is missing may still come.
    private readonly ImmutableHashSet<RuleId> _breaching =
        [.. pack.Rules.Where(rule => !rule.Kind.IsOfAbsence).Select(rule => rule.Id)];

    private readonly HashSet<DemoSightKind> _shown = [];
    private readonly List<OfficerId> _suspended = [];
    private OfficerId? _shownSuspended;

    public void See(ManyReply seen)
    {
        switch (seen.Submission)
        {
            case ManySubmission.ToCase(var id, var sent):
                See(id, sent, seen.Reply);
                break;
            case ManySubmission.ToOfficer(var id, { Intent: Intent.Request } sent) when seen.Reply is Reply.Done:
                See(id, sent.Command);
                break;
            default:
                break;
        }
    }

    private void See(CaseId id, Submission<CaseCommand> sent, Reply reply)
    {
        if (reply is Reply.Refused)
        {
            ShowFirst(DemoSightKind.CaseWithRefusal, id.Value);
        }

        if (reply is not Reply.Done done)
        {
            return;
        }

        if (sent is { Intent: Intent.Request, Command: CaseCommand.TransferResponsibility })
        {
            ShowFirst(DemoSightKind.CaseThatChangedHands, id.Value);
        }

        if (done.Judged.FirstOrDefault(IsBreach) is { } breach
            && ShowFirst(DemoSightKind.CaseWithBreach, id.Value))
        {
            ShowFirst(DemoSightKind.BrokenRule, $"{pack.Name}/{breach.Rule}");
        }

        if (done.Judged.Any(judgement => judgement.Verdict == VerdictKind.Undecidable))
        {
            ShowFirst(DemoSightKind.CaseWithBlindSpot, id.Value);
        }
    }

    private void See(OfficerId id, OfficerCommand command)
    {
        if (command is OfficerCommand.SuspendOfficer)
        {
            _suspended.Add(id);
        }
        else if (command is OfficerCommand.ReinstateOfficer)
        {
            _suspended.Remove(id);
        }

        if (_shownSuspended is { } shown && _suspended.Contains(shown))
        {
            return;
        }

        // Whoever came last stays longest; another is shown only once that one is back.
        if (_suspended is [.., var latest])
        {
            _shownSuspended = latest;
            show(new(DemoSightKind.SuspendedOfficer, latest.Value));
        }
        else
        {
            _shownSuspended = null;
            hide(DemoSightKind.SuspendedOfficer);
        }
    }

    private bool IsBreach(Judgement judgement) =>
        judgement.Verdict == VerdictKind.Broken && _breaching.Contains(judgement.Rule);

    private bool ShowFirst(DemoSightKind kind, string id)
    {
        var isFirst = _shown.Add(kind);
        if (isFirst)
        {
            show(new(kind, id));
        }

        return isFirst;
    }
}
