using System.Globalization;
using Grid.Domain.Packs;
using Grid.Packs.Check.Analyses;

namespace Grid.Packs.Check;

/// <summary>
/// Looks for the holes in a pack: a power without a duty, a stage nobody answers for, a holder nobody supervises, a
/// term without a consequence. The rules of a pack are data, so that all of this is seen without running a case.
/// </summary>
public static class PackCheck
{
    private const int VersionShown = 12;

    private static readonly ImmutableArray<Analysis> Analyses =
    [
        PowerHasDuty.Analysis, DutyHasPower.Analysis, StageHasSlot.Analysis, ProcedureEnds.Analysis,
        SlotHasSupervisor.Analysis, ClockHasHolder.Analysis, ClockHasConsequence.Analysis, ClockCanBeMet.Analysis,
        ClocksAgree.Analysis, DecisionEnds.Analysis, ReferenceResolves.Analysis, FaultHasProcedure.Analysis,
        SourceHasArticle.Analysis, ExtensionMeansOneGrant.Analysis,
    ];

    /// <summary>Every rule of the check, once.</summary>
    public static ImmutableArray<CheckRule> Rules { get; } =
    [
        new(CompilerRules.Compiles, HoleWeight.Error, "a pack compiles"),
        new(CompilerRules.DatesAreFree, HoleWeight.Error, "no two packs of one name are the law on one day"),
        new(CompilerRules.FileIsIncluded, HoleWeight.Warning, "the YAML files of a pack's folder are parts of it"),
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

    /// <summary>Checks a pack as it lies in a folder: with what lies there and is no part of it.</summary>
    public static PackChecked Run(PackContent content, string folder)
    {
        var check = Run(content);
        return check with
        {
            Holes =
            [
                .. check.Holes,
                .. PackFolder.LeftOut(folder, content).Select(name => new PackHole(
                    CompilerRules.FileIsIncluded,
                    HoleWeight.Warning,
                    name,
                    1,
                    "no `include` of the pack names this file, so nothing in it holds")
                {
                    Fix = $"name it under `include:` of {PackHeader.FileName}, or take it out of the folder",
                }),
            ],
        };
    }

    /// <summary>
    /// Packs that are to be the law together: each with a hole more where it claims days of one before.
    /// </summary>
    public static ImmutableArray<PackChecked> Together(params ReadOnlySpan<PackChecked> packs)
    {
        var timelines = new Dictionary<PackName, PackTimeline>();
        var all = ImmutableArray.CreateBuilder<PackChecked>();
        foreach (var one in packs)
        {
            if (one.Pack is not { } pack)
            {
                all.Add(one);
                continue;
            }

            var added = pack.Publication.As(pack.Version);
            var timeline = timelines.GetValueOrDefault(pack.Name, PackTimeline.None);
            timelines[pack.Name] = timeline.With(added, null);
            all.Add(timeline.OverlapWith(added) is { } other
                ? one with { Holes = one.Holes.Insert(0, Overlap(pack, added, other)) }
                : one);
        }

        return all.ToImmutable();
    }

    private static PackHole Overlap(RulePack pack, PublishedVersion added, PublishedVersion other)
    {
        var place = pack.Publication.Place;
        var colon = place.LastIndexOf(':');
        return new(
            CompilerRules.DatesAreFree,
            HoleWeight.Error,
            place[..colon],
            int.Parse(place[(colon + 1)..], CultureInfo.InvariantCulture),
            $"this version of {Wording.Quote(pack.Name.Value)} is the law {DaysOf(added)}, and version "
            + $"{other.Version.Value[..VersionShown]}, which is looked at with it, {DaysOf(other)}")
        {
            Fix = "let one end before the other begins: `effective: { from: …, until: … }`",
        };
    }

    private static string DaysOf(PublishedVersion version) => version.Effective?.ToString() ?? "on all days";

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
