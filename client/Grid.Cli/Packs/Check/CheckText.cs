using System.Globalization;
using Grid.Cli.Output;
using Grid.Packs.Check;

namespace Grid.Cli.Packs.Check;

/// <summary>What a check found, for people.</summary>
internal static class CheckText
{
    public static void Print(CheckedFolder[] all, bool withMatrix)
    {
        foreach (var one in all)
        {
            foreach (var hole in one.Result.Holes)
            {
                Console.WriteLine(Colour(hole, TextOutput.Safe($"{Path.Combine(one.Folder, hole.File)}:{hole.Line}: "
                    + $"{hole.Weight.ToString().ToLowerInvariant()} {hole.Rule}: {hole.Problem}; {hole.Fix}")));
            }

            var name = one.Result.Pack is { } pack ? $"{pack.Name} {pack.Version.Value[..12]}" : one.Folder;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{TextOutput.Safe(name)}: {one.Result.Count(HoleWeight.Error)} errors, "
                + $"{one.Result.Count(HoleWeight.Warning)} warnings, {one.Result.Count(HoleWeight.Note)} notes"));
            if (withMatrix && one.Result.Pack is { } shown)
            {
                Console.WriteLine();
                MatrixText.Print(shown);
            }
        }
    }

    private static string Colour(PackHole hole, string line) => hole.Weight switch
    {
        HoleWeight.Error => Ansi.Red(line),
        HoleWeight.Warning => Ansi.Yellow(line),
        _ => line,
    };
}
