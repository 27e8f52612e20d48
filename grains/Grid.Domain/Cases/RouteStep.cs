namespace Grid.Domain.Cases;

/// <summary>
/// A step on the way of accountability: somebody who may answer, or a unit that has to be looked up before the way can
/// be told any further.
/// </summary>
internal readonly record struct RouteStep(OfficerId? Officer, UnitId? Unit = null);
