using Grid.Domain.Rules;
using Grid.Packs.Check;
using Grid.Packs.Check.Matrix;

namespace Grid.Cli.Packs.Check;

/// <summary>What a check found, for programs.</summary>
internal static class CheckAnswer
{
    public static object Of(CheckedFolder[] all, bool withMatrix) => new
    {
        Ok = all.All(one => one.Result.IsWhole),
        Rules = PackCheck.Rules.Select(rule => new { rule.Id, rule.Weight, rule.Sentence }),
        Packs = all.Select(one => new
        {
            one.Folder,
            Pack = one.Result.Pack?.Name.Value,
            Version = one.Result.Pack?.Version.Value,
            Ok = one.Result.IsWhole,
            Errors = one.Result.Count(HoleWeight.Error),
            Warnings = one.Result.Count(HoleWeight.Warning),
            Notes = one.Result.Count(HoleWeight.Note),
            Holes = one.Result.Holes.Select(hole => new
            {
                hole.Rule,
                hole.Weight,
                hole.File,
                hole.Line,
                hole.Problem,
                hole.Fix,
            }),
            Matrix = withMatrix && one.Result.Pack is { } pack ? Matrix(pack) : null,
        }),
    };

    private static object Matrix(RulePack pack) => DutyMatrix.Of(pack).Select(row => new
    {
        row.Procedure,
        row.Stage,
        Slot = row.Slot?.Value,
        row.IsHolder,
        Duties = row.Duties.Select(duty => new { duty.Id, duty.Kind, duty.Title }),
        row.Channel,
        row.Holes,
    });
}
