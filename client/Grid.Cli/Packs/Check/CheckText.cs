using System.Globalization;
using Grid.Cli.Output;
using Grid.Domain.Rules;
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
            Console.WriteLine($"{TextOutput.Safe(name)}: {Counted(one, HoleWeight.Error)}, "
                + $"{Counted(one, HoleWeight.Warning)}, {Counted(one, HoleWeight.Note)}");
            if (withMatrix && one.Result.Pack is { } shown)
            {
                Console.WriteLine();
                MatrixText.Write(Console.Out, shown, isColoured: true);
            }
        }
    }

    /// <summary>The matrix of every pack that compiles, one after another, in a file.</summary>
    public static async Task WriteMatrices(CheckedFolder[] all, string file)
    {
        await using var text = File.CreateText(file);
        foreach (var pack in all.Select(one => one.Result.Pack).OfType<RulePack>())
        {
            await text.WriteLineAsync(TextOutput.Safe($"{pack.Name} {pack.Version.Value[..12]}"));
            await text.WriteLineAsync();
            MatrixText.Write(text, pack, isColoured: false);
            await text.WriteLineAsync();
        }
    }

    private static string Counted(CheckedFolder one, HoleWeight weight)
    {
        var (count, word) = (one.Result.Count(weight), weight.ToString().ToLowerInvariant());
        return string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
    }

    private static string Colour(PackHole hole, string line) => hole.Weight switch
    {
        HoleWeight.Error => Ansi.Red(line),
        HoleWeight.Warning => Ansi.Yellow(line),
        _ => line,
    };
}
