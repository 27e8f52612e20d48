namespace Grid.Ledger.Indexes;

/// <summary>One row of <c>case_head</c>.</summary>
internal sealed record CaseHead(string Case, string? Procedure, string? Stage, string? Unit, string Status);
