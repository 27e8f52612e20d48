using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Grid.Client;

/// <summary>
/// A grid, as its callers hold it: handles to cases and officers, and submissions that are retried until settled.
/// What only reads is asked again likewise, save what takes as long as the ledger is.
/// </summary>
/// <param name="grains">A connected Orleans client, or a silo's own.</param>
/// <param name="options">How long to keep trying.</param>
public sealed class GridClient(IGrainFactory grains, GridClientOptions options)
{
    /// <summary>
    /// The source of the client's spans, for OpenTelemetry's <c>AddSource</c>; name
    /// <c>Microsoft.Orleans.Application</c> beside it, or the trace ends at the first call.
    /// </summary>
    public const string ActivitySourceName = "Grid.Client";

    private const int NamesAtOnce = 10_000;
    private const int PageSize = 1000;

    private readonly GrainReferences<ICaseGrain> _cases = new(grains);
    private readonly GrainReferences<IOfficerGrain> _officers = new(grains);
    private readonly GrainReferences<IUnitGrain> _units = new(grains);
    private readonly SubmissionRetry _retry = new(options);
    private readonly ReadRetry _reads = new(options);
    private readonly LedgerFollowing _following = new(options);

    /// <summary>One case. Nothing is asked of the grid yet.</summary>
    /// <param name="id">The id, with or without <c>case:</c>.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public CaseHandle Case(string id) => Case(CaseId.Parse(id));

    /// <inheritdoc cref="Case(string)"/>
    public CaseHandle Case(CaseId id) => new(id, _cases.Of(id.Value), _retry, _reads);

    /// <summary>One officer. Nothing is asked of the grid yet.</summary>
    /// <param name="id">The id, with or without <c>officer:</c>.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public OfficerHandle Officer(string id) => Officer(OfficerId.Parse(id));

    /// <inheritdoc cref="Officer(string)"/>
    public OfficerHandle Officer(OfficerId id) => new(id, _officers.Of(id.Value), _retry, _reads);

    /// <summary>One unit. Nothing is asked of the grid yet.</summary>
    /// <param name="id">The id, with or without <c>unit:</c>.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public UnitHandle Unit(string id) => Unit(UnitId.Parse(id));

    /// <inheritdoc cref="Unit(string)"/>
    public UnitHandle Unit(UnitId id) => new(id, _units.Of(id.Value), _retry, _reads);

    /// <summary>One rule pack.</summary>
    public RulePackHandle RulePack(PackName name) =>
        new(name, grains.GetGrain<IRulePackGrain>(Streams.Of(name)), _retry, _reads);

    /// <summary>One outside log that the grid records from.</summary>
    public SourceHandle Source(string name) =>
        new(name, grains.GetGrain<ISourceGrain>(Streams.OfSource(name)), _retry, _reads);

    /// <summary>Counts the ledger and computes its root in one pass.</summary>
    public Task<LedgerView> LookAtLedgerAsync(CancellationToken cancellation = default) =>
        grains.GetGrain<ILedgerGrain>("ledger").Look(cancellation);

    /// <summary>The cursor behind everything that is durable now.</summary>
    public Task<Cursor> LookAtLedgerEndAsync(CancellationToken cancellation = default) =>
        _reads.Run(grains.GetGrain<ILedgerGrain>("ledger").End, cancellation);

    /// <summary>
    /// The entries behind a cursor, up to the end when that is reached: page by page, each lane's in order. Entries of
    /// one stream stand in order within a lane; across lanes they need not.
    /// </summary>
    /// <param name="from">Where to begin; the default is the beginning.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<LedgerPage> ReadLedgerAsync(
        Cursor from = default, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var ledger = grains.GetGrain<ILedgerGrain>("ledger");
        while (true)
        {
            var asked = from;
            var page = await _reads.Run(stop => ledger.Read(asked, PageSize, stop), cancellation);
            if (page.Entries.IsEmpty)
            {
                yield break;
            }

            yield return page;
            from = page.Next;
        }
    }

    /// <summary>
    /// Every entry behind a cursor, then every further one as it becomes durable: each stream's in order whichever silo
    /// wrote it, none left out, none twice. It goes on until it is cancelled, and where the grid does not answer it
    /// asks again from where it was.
    /// </summary>
    /// <param name="from">
    /// Where to begin: <see cref="LedgerStep.After"/> of the last entry that was dealt with, or what
    /// <see cref="LookAtLedgerEndAsync"/> gave; the default is the beginning.
    /// </param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">The cursor is none of this grid's.</exception>
    /// <exception cref="LedgerGapException">The ledger is damaged: an entry is missing from it.</exception>
    public IAsyncEnumerable<LedgerStep> FollowAsync(Cursor from = default, CancellationToken cancellation = default) =>
        _following.Run(grains.GetGrain<ILedgerGrain>("ledger"), from, cancellation);

    /// <summary>
    /// The registered officers of any organ who are called so. One number that two organs give out is two officers:
    /// they are kept apart, and this tells of the other.
    /// </summary>
    /// <param name="names">Names, as a source writes them.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ImmutableArray<OfficerId>> FindOfficersNamedAsync(
        IEnumerable<string> names, CancellationToken cancellation = default)
    {
        var ledger = grains.GetGrain<ILedgerGrain>("ledger");
        var found = ImmutableArray.CreateBuilder<OfficerId>();
        foreach (var some in names.Select(IdText.Encode).Distinct(StringComparer.Ordinal).Chunk(NamesAtOnce))
        {
            ImmutableArray<string> asked = [.. some];
            found.AddRange(await _reads.Run(stop => ledger.OfficersNamed(asked, stop), cancellation));
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// Asks the grid to recompute everything that it has stored by now, and says what was found. It takes as long as
    /// that takes.
    /// </summary>
    public Task<VerificationView> VerifyAsync(CancellationToken cancellation = default) =>
        grains.GetGrain<ILedgerGrain>("ledger").Verify(cancellation);

    /// <summary>
    /// Blind spots and open loops as numbers: of a unit with all below it, or of everything. Answered from memory by
    /// the silo that is asked.
    /// </summary>
    /// <param name="unit">The unit, with or without <c>unit:</c>; nothing for everything.</param>
    /// <param name="silentDays">After how many days without an act a case counts as silent, from 1.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public Task<CoverageView> LookAtCoverageAsync(
        string? unit = null, int silentDays = CoverageView.SilentDaysUsually, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(silentDays, 1);
        var (coverage, of) = (grains.GetGrain<ICoverageGrain>("coverage"), Parsed(unit));
        return _reads.Run(stop => coverage.Look(of, silentDays, stop), cancellation);
    }

    /// <summary>
    /// What the packs in force say of every stage, with the live cases of a unit and all below it, or of everything.
    /// </summary>
    /// <param name="unit">The unit, with or without <c>unit:</c>; nothing for everything.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public Task<MatrixView> LookAtMatrixAsync(string? unit = null, CancellationToken cancellation = default)
    {
        var (coverage, of) = (grains.GetGrain<ICoverageGrain>("coverage"), Parsed(unit));
        return _reads.Run(stop => coverage.LookAtMatrix(of, stop), cancellation);
    }

    /// <summary>
    /// What waits for an officer or concerns them, and nobody has ended. Answered from memory by the silo that is
    /// asked.
    /// </summary>
    /// <param name="officer">The officer, with or without <c>officer:</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FormatException">The text cannot be an id.</exception>
    public Task<LoopsView> LookAtLoopsAsync(string officer, CancellationToken cancellation = default)
    {
        var (coverage, of) = (grains.GetGrain<ICoverageGrain>("coverage"), OfficerId.Parse(officer));
        return _reads.Run(stop => coverage.LookAtLoops(of, stop), cancellation);
    }

    /// <summary>The version of the silo that answers, and whether it is ready.</summary>
    public Task<SiloView> LookAtSiloAsync(CancellationToken cancellation = default) =>
        grains.GetGrain<ISiloGrain>("silo").Look(cancellation);

    /// <summary>
    /// Submits many commands, <see cref="GridClientOptions.InFlightMax"/> at once, each stream's in the order given,
    /// and gives the replies as they come.
    /// </summary>
    /// <exception cref="LedgerFailure">The outcome of one is still unknown after every attempt; the rest are
    /// abandoned.</exception>
    public async IAsyncEnumerable<ManyReply> SubmitManyAsync(
        IEnumerable<ManySubmission> submissions, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var replies = Channel.CreateBounded<ManyReply>(options.InFlightMax);
        var pump = Pump(submissions, replies.Writer, stop.Token);
        try
        {
            await foreach (var reply in replies.Reader.ReadAllAsync(cancellation))
            {
                yield return reply;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await pump;
        }
    }

    private static UnitId? Parsed(string? unit) => unit is null ? null : UnitId.Parse(unit);

    private async Task Pump(
        IEnumerable<ManySubmission> submissions, ChannelWriter<ManyReply> replies, CancellationToken cancellation)
    {
        using var slots = new SemaphoreSlim(options.InFlightMax);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var tails = new Dictionary<string, Task>(StringComparer.Ordinal);
        Exception? failure = null;
        try
        {
            foreach (var submission in submissions)
            {
                // Whoever is stopped gives its slot back, so this never waits in vain.
                await slots.WaitAsync(CancellationToken.None);
                stop.Token.ThrowIfCancellationRequested();
                if (tails.Count > 4 * options.InFlightMax)
                {
                    tails = tails.Where(tail => !tail.Value.IsCompletedSuccessfully)
                        .ToDictionary(StringComparer.Ordinal);
                }

                var before = tails.GetValueOrDefault(submission.Stream, Task.CompletedTask);
                tails[submission.Stream] = SubmitAfter(before, submission, (replies, slots, stop), cancellation);
            }
        }
        catch (Exception failed)
        {
            // The caller's own sequence may throw as well as be stopped; either way what is under way is waited for.
            failure = failed;
        }

        replies.TryComplete(await FirstFailure(tails.Values) ?? failure);
    }

    // What really failed comes before what was stopped because of it.
    private static async Task<Exception?> FirstFailure(IEnumerable<Task> tails)
    {
        var all = Task.WhenAll(tails);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return all.Exception?.InnerExceptions.FirstOrDefault(failed => failed is not OperationCanceledException);
    }

    private async Task SubmitAfter(
        Task before,
        ManySubmission submission,
        (ChannelWriter<ManyReply> Replies, SemaphoreSlim Slots, CancellationTokenSource Stop) to,
        CancellationToken cancellation)
    {
        try
        {
            await before;
            var reply = submission switch
            {
                ManySubmission.ToCase(var id, var sent) => await Case(id).SubmitAsync(sent, cancellation),
                ManySubmission.ToOfficer(var id, var sent) => await Officer(id).SubmitAsync(sent, cancellation),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            await to.Replies.WriteAsync(new(submission, reply), cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await to.Stop.CancelAsync();
            throw;
        }
        finally
        {
            to.Slots.Release();
        }
    }
}
