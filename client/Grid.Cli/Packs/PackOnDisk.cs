using Grid.Cli.Output;
using Grid.Domain.Rules;
using Grid.Packs;

namespace Grid.Cli.Packs;

/// <summary>A pack as it lies in a folder, compiled.</summary>
internal static class PackOnDisk
{
    /// <exception cref="CommandException">The pack cannot be used; the message has every problem.</exception>
    public static RulePack Read(string folder)
    {
        var read = PackFolder.Read(folder);
        var compiled = read.Content is { } content ? PackCompiler.Compile(content) : null;
        var problems = compiled?.Problems ?? read.Problems;
        return compiled?.Pack ?? throw new CommandException(
            $"the pack in {folder} cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");
    }
}
