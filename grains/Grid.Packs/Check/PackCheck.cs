using Grid.Packs.Check.Analyses;

namespace Grid.Packs.Check;

/// <summary>
/// Looks for the holes in a pack: a power without a duty, a stage nobody answers for, a holder nobody supervises, a
/// term without a consequence. The rules of a pack are data, so that all of this is seen without running a case.
/// </summary>
public static class PackCheck
{
    private static readonly ImmutableArray<Analysis> Analyses =
    [
        PowerHasDuty.Analysis, DutyHasPower.Analysis, StageHasSlot.Analysis, ProcedureEnds.Analysis,
        SlotHasSupervisor.Analysis, ClockHasHolder.Analysis, ClockHasConsequence.Analysis, ClockCanBeMet.Analysis,
        ClocksAgree.Analysis, DecisionEnds.Analysis, ReferenceResolves.Analysis, FaultHasProcedure.Analysis,
        SourceHasArticle.Analysis,
    ];

    /// <summary>Every rule of the check, once.</summary>
    public static ImmutableArray<CheckRule> Rules { get; } =
    [
        new(CompilerRules.Compiles, HoleWeight.Error, "a pack compiles"),
        .. Analyses.Select(analysis => analysis.Rule),
    ];

    /// <summary>Checks the files of a pack, compiled or not.</summary>
    public static PackChecked Run(PackContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var compiled = PackCompiler.Compile(content);
        if (compiled.Pack is not { } pack)
        {
            return new(null, HolesOf(compiled.Problems));
        }

        var looked = new CheckedPack(pack, PackPlaces.Of(content));
        return new(
            pack,
            [
                .. Analyses.SelectMany(analysis => analysis.Holes(looked))
                    .OrderBy(hole => hole.Weight)
                    .ThenBy(hole => hole.File, StringComparer.Ordinal)
                    .ThenBy(hole => hole.Line),
            ]);
    }

    /// <summary>What the compiler refuses, as holes.</summary>
    public static ImmutableArray<PackHole> HolesOf(ImmutableArray<PackProblem> problems) =>
    [
        .. problems.Select(problem => new PackHole(
            problem.Rule, HoleWeight.Error, problem.File, problem.Line, problem.Problem)
        {
            Fix = problem.Fix,
        }),
    ];
}
