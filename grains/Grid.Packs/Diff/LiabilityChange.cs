using Grid.Domain.Rules.Accountability;

namespace Grid.Packs.Diff;

/// <summary>A fault that changes, and by which version one answers for it who acted under the first.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Fault">Its name in the packs.</param>
/// <param name="IsByAfter">Whether it is the second, as the pack has it; else the first.</param>
public sealed record LiabilityChange(RuleId Row, string Fault, bool IsByAfter)
{
    internal static ImmutableArray<LiabilityChange> Of(
        PackContent before, PackContent after, ImmutableArray<RowChange> rows)
    {
        var changed = rows.Where(row => row.Section == "faults").Select(row => row.Row)
            .ToHashSet(StringComparer.Ordinal);
        if (changed.Count == 0
            || PackCompiler.Compile(before).Pack is not { } old || PackCompiler.Compile(after).Pack is not { } now)
        {
            return [];
        }

        return
        [
            .. from fault in old.Accountability.Faults
               where changed.Contains(fault.Row.Id.Value)
               select new LiabilityChange(
                   fault.Row.Id, fault.Fault, ReferenceEquals(LiabilityVersion.Of(fault.Fault, old, now), now)),
        ];
    }
}
