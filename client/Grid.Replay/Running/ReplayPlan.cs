using Grid.Domain.Rules;
using Grid.Replay.Mapping;
using Grid.Replay.Reading;

namespace Grid.Replay.Running;

/// <summary>What is to be replayed, and by which pack it is judged.</summary>
/// <param name="Content">The log, read.</param>
/// <param name="Mapping">How it was read.</param>
/// <param name="Pack">The pack, compiled.</param>
/// <param name="PackContent">The pack's content, as it is published.</param>
public sealed record ReplayPlan(LogContent Content, LogMapping Mapping, RulePack Pack, string PackContent);
