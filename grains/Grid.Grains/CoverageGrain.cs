using Grid.Grains.Followers;
using Orleans.Concurrency;

namespace Grid.Grains;

/// <summary>Answers from the live views of the silo that it is asked on.</summary>
[StatelessWorker, Reentrant]
internal sealed class CoverageGrain(IServiceProvider services) : Grain, ICoverageGrain
{
    private const string NoViews = "the silo that answered keeps no live views; ask one that does (Grid:Views)";

    public Task<CoverageView> Look(UnitId? unit, int silentDays, CancellationToken cancellation) =>
        services.GetService(typeof(LiveViews)) is LiveViews views
            ? views.Coverage(unit, silentDays, cancellation)
            : Task.FromResult(new CoverageView(unit, silentDays)
            {
                Unavailable = NoViews,
            });

    public Task<MatrixView> LookAtMatrix(UnitId? unit, CancellationToken cancellation) =>
        Task.FromResult(services.GetService(typeof(LiveViews)) is LiveViews views
            ? views.Matrix(unit)
            : new(unit) { Unavailable = NoViews });

    public Task<LoopsView> LookAtLoops(OfficerId officer, CancellationToken cancellation) =>
        services.GetService(typeof(LiveViews)) is LiveViews views
            ? views.LoopsOf(officer, cancellation)
            : Task.FromResult(new LoopsView(officer) { Unavailable = NoViews });
}
