using Grid.Domain.Rules;

namespace Grid.Ledger.Shadow;

/// <summary>What a version of a pack says against an act: a verdict that is amiss, or a refusal.</summary>
/// <param name="Kind">Broken or undecidable.</param>
/// <param name="IsRefusal">Whether the act would have been refused for it.</param>
/// <param name="Missing">The fact that is missing.</param>
internal sealed record ShadowVerdict(VerdictKind Kind, bool IsRefusal, string? Missing);
