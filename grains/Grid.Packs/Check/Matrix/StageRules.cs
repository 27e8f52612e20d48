using Grid.Domain.Procedures;
using Grid.Domain.Rules.Kinds;

namespace Grid.Packs.Check.Matrix;

/// <summary>
/// Which rules of a pack are asked in a stage: those about an act of the stage, or about the slot itself.
/// </summary>
internal sealed class StageRules
{
    private readonly ImmutableArray<(PackRule Rule, ImmutableHashSet<string> Acts)> _rules;
    private readonly ImmutableArray<string> _acts;

    public StageRules(RulePack pack)
    {
        _acts = [.. pack.Acts.Select(entry => entry.Act.Text.TrimEnd('*'))];
        _rules = [.. pack.Rules.Select(rule => (rule, _acts.Where(rule.Kind.IsJudgedAt).ToImmutableHashSet()))];
    }

    /// <summary>The rules that watch the slot in a stage, in the order of the pack.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="stage">The stage; nothing for all of them together.</param>
    /// <param name="procedure">The procedure of the stage.</param>
    public ImmutableArray<RuleId> Of(Slot slot, StageEntry? stage = null, Procedure? procedure = null)
    {
        var acts = _acts.Where(act => stage is null || IsOf(act, stage, procedure!)).ToArray();
        return
        [
            .. from pair in _rules
               where pair.Rule.Kind.IsJudgedAt(slot)
                   || ((SlotIn(pair.Rule.Kind) ?? slot) == slot && pair.Acts.Overlaps(acts))
               select pair.Rule.Id,
        ];
    }

    // What leads on from every stage is not of one of them.
    private static bool IsOf(string act, StageEntry stage, Procedure procedure) =>
        stage.Acts.IsEmpty || ActPattern.AnyMatches(stage.Acts, act)
        || procedure.Transitions.Any(transition => transition.From == stage.Name && transition.On.Matches(act));

    private static Slot? SlotIn(RuleKind kind) => kind switch
    {
        WhoMayAct who => who.Slot,
        SlotHolderTakesPart takesPart => takesPart.Slot,
        _ => null,
    };
}
