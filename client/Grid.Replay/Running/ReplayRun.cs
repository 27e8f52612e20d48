using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Grid.Client;
using Grid.Contracts;
using Grid.Domain.Cases;
using Grid.Domain.Packs;
using Grid.Domain.Sources;
using Grid.Replay.Reading;

namespace Grid.Replay.Running;

/// <summary>
/// Submits a log to a grid, event by event, and asks the grid what it found. Cases run side by side; within a case acts
/// go in the order of their places, so that every act is judged with all before it on record.
/// </summary>
public sealed class ReplayRun
{
    // The acts of a usual case and more, and few enough that a long case is not one long silence.
    private const int TogetherMax = 64;

    private readonly GridClient _grid;
    private readonly ReplayPlan _plan;
    private readonly int _inFlight;
    private readonly ReplayCommands _commands;
    private readonly ConcurrentBag<BadRow> _refused = [];
    private int _settled;

    /// <summary>Prepares a replay; nothing is submitted yet.</summary>
    /// <param name="grid">The grid to submit to.</param>
    /// <param name="plan">What to submit.</param>
    /// <param name="inFlight">How many cases to keep under way at once.</param>
    public ReplayRun(GridClient grid, ReplayPlan plan, int inFlight)
    {
        (_grid, _plan, _inFlight) = (grid, plan, inFlight);
        _commands = new(plan.Mapping.Source, plan.Pack);
    }

    /// <summary>Runs it to the end.</summary>
    /// <exception cref="ReplayStopped">The source was read otherwise before, or the grid refuses the pack.</exception>
    /// <exception cref="LedgerFailure">The grid cannot write. What it acknowledged is kept; run again to go
    /// on.</exception>
    public async Task<ReplayResult> Run(IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        await Prepare(cancellation);
        var knownBefore = await RegisterOfficers(cancellation);
        var cases = new CaseOutcome?[_plan.Content.Cases.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases.Length),
            new ParallelOptions { MaxDegreeOfParallelism = _inFlight, CancellationToken = cancellation },
            async (i, stop) => cases[i] = await ReplayCase(_plan.Content.Cases[i], progress, stop));
        var ledger = await _grid.LookAtLedgerAsync(cancellation);
        var result = ReplayResult.Of(
            [.. cases.OfType<CaseOutcome>()], [.. _plan.Content.Quarantined, .. _refused], ledger);
        var names = _plan.Content.Cases.SelectMany(ReplayCommands.OfficersOf).Select(officer => officer.Name);
        var shared = SharedName.Of(await _grid.FindOfficersNamedAsync(names, cancellation));
        return result with
        {
            Totals = result.Totals with { NamesInSeveralOrgans = shared.Length },
            SharedNames = shared,
            KnownBefore = knownBefore,
        };
    }

    private async Task Prepare(CancellationToken cancellation)
    {
        var source = _grid.Source(_plan.Mapping.Source);
        var bind = new SourceCommand.BindSource(_plan.Mapping.Digest, _plan.Pack.Name, _plan.Pack.Version);
        if (await source.LookAsync(cancellation) is { } bound
            && (bound.Mapping, bound.Pack, bound.Version) != (bind.Mapping, bind.Pack, bind.Version))
        {
            throw new ReplayStopped(
                $"`{_plan.Mapping.Source}` was replayed into this store before under another "
                + $"{(bound.Mapping != bind.Mapping ? "mapping" : "pack")}, and would not compare with what is there; "
                + "use another store, or give the mapping another `source` and `organ`, so that the cases are others");
        }

        var pack = _grid.RulePack(_plan.Pack.Name);
        var view = await pack.LookAsync(cancellation);
        var publish = new PackCommand.PublishPack(_plan.Pack.Version, _plan.PackContent);
        Expect(await pack.SubmitAsync(publish.SubmittedBy(_commands.Asker, view.Sequence), cancellation), "the pack");
        var by = new SubmitOptions(_commands.Asker.Value) { CommandId = "bind" };
        Expect(await source.SubmitAsync(bind, by, cancellation), "the mapping");
    }

    private static void Expect(Reply reply, string what)
    {
        if (Tried(reply) is Reply.Refused refused)
        {
            throw new ReplayStopped($"the grid refuses {what}: {Because(refused)}");
        }
    }

    // Each source tells of an officer by a command of its own: where nothing came of it, another had told of them.
    private async Task<ImmutableArray<OfficerId>> RegisterOfficers(CancellationToken cancellation)
    {
        var known = new List<OfficerId>();
        var officers = _plan.Content.Cases
            .SelectMany(ReplayCommands.OfficersOf).Select(officer => officer.Id).Distinct();
        var many = officers.Select(id => new ManySubmission.ToOfficer(id, _commands.Register(id)));
        await foreach (var registered in _grid.SubmitManyAsync(many, cancellation))
        {
            Expect(registered.Reply, registered.Submission.Stream);
            if (registered.Reply is Reply.AlreadySo)
            {
                known.Add(new(registered.Submission.Stream));
            }
        }

        return [.. known.OrderBy(officer => officer.Value, StringComparer.Ordinal)];
    }

    private async Task<CaseOutcome?> ReplayCase(
        LogCase logCase, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        var handle = _grid.Case(logCase.Id);
        Reply? opened = null;
        var rows = logCase.Acts.GetEnumerator();
        var kept = ImmutableArray.CreateBuilder<LogAct>(logCase.Acts.Length);
        await foreach (var reply in SubmitEach(handle, SubmissionsOf(logCase), cancellation))
        {
            if (opened is null)
            {
                opened = reply;
                if (reply is Reply.Refused no && !IsOpenedOtherwise(no))
                {
                    Quarantine(logCase.Acts, $"the case cannot be opened: {Because(no)}{Advice(no)}");
                    return null;
                }

                continue;
            }

            rows.MoveNext();
            if (reply is Reply.Refused refused)
            {
                Quarantine([rows.Current], Because(refused));
            }
            else
            {
                kept.Add(rows.Current);
            }

            progress?.Report(new(Interlocked.Increment(ref _settled), _plan.Content.Totals.Acts));
        }

        if (kept.Count == 0)
        {
            return null;
        }

        var view = await handle.LookAsync(cancellation);
        if (opened is Reply.Refused && !view.Facts.Equals(logCase.Facts))
        {
            Quarantine(
                [logCase.Acts[0]], "the case was opened before with other facts, which stand; the acts are kept");
        }

        return new(logCase with { Acts = kept.ToImmutable() }, view);
    }

    private ImmutableArray<Submission<CaseCommand>> SubmissionsOf(LogCase logCase) =>
        [_commands.Open(logCase), .. logCase.Acts.Select(act => _commands.Record(logCase, act))];

    // A reply to each: a refused row stops none but itself.
    private static async IAsyncEnumerable<Reply> SubmitEach(
        CaseHandle handle,
        ImmutableArray<Submission<CaseCommand>> submissions,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var next = 0; next < submissions.Length;)
        {
            var together = submissions[next..Math.Min(next + TogetherMax, submissions.Length)];
            foreach (var reply in await handle.SubmitAllAsync(together, cancellation))
            {
                next++;
                yield return Tried(reply);
            }
        }
    }

    // What was never tried is no answer about the row.
    private static Reply Tried(Reply reply) => reply is Reply.Overloaded
        ? throw new LedgerFailure("the grid stayed overloaded through every attempt")
        : reply;

    private static string Advice(Reply.Refused refused) =>
        refused.Reasons.Any(reason => reason.Rule == OpenCaseRules.CaseIsNew.Id)
            ? " by another source; name an `organ` in the mapping that keeps the cases apart, or use another store"
            : "";

    // Under its own id, but with other words: an earlier replay had not yet read what this one has.
    private static bool IsOpenedOtherwise(Reply.Refused refused) =>
        refused.Reasons.Any(reason => reason.Rule.Value == "command.id-is-unused");

    private void Quarantine(IEnumerable<LogAct> acts, string problem)
    {
        foreach (var act in acts)
        {
            _refused.Add(new(act.File, act.Line, problem));
        }
    }

    private static string Because(Reply.Refused refused) => string.Join(
        "; ",
        refused.Reasons.Select(reason =>
            reason.Missing is null ? reason.Sentence : $"{reason.Sentence} ({reason.Missing})"));
}
