namespace Grid.Domain.Rules.Supervision;

/// <summary>Acts of the catalogue that are a forbidden act where somebody asks for them whose case it is not.</summary>
/// <param name="Act">The forbidden act.</param>
/// <param name="By">The acts of the catalogue by which it is tried.</param>
public sealed record ForbiddenAttempt(string Act, ImmutableArray<string> By);
