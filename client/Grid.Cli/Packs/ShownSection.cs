using Grid.Domain.Rules;

namespace Grid.Cli.Packs;

/// <summary>A part of a pack as <c>grid pack show</c> has it: one file each, and a place in the list of all.</summary>
/// <param name="Name">What it is called, in print and in JSON.</param>
/// <param name="Answer">The part for programs.</param>
/// <param name="Print">The part for people; it prints nothing where the pack has nothing of it.</param>
internal sealed record ShownSection(string Name, Func<RulePack, object> Answer, Action<RulePack> Print);
