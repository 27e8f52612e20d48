namespace Grid.Domain.Tests;

/// <summary>The officers of the scenarios: Sue supervises Ada, Bo, Cy and Pat; Max supervises Sue and Zoe.</summary>
internal static class TestOfficers
{
    public static readonly OfficerId Ada = OfficerId.Parse("ada");
    public static readonly OfficerId Bo = OfficerId.Parse("bo");
    public static readonly OfficerId Cy = OfficerId.Parse("cy");
    public static readonly OfficerId Pat = OfficerId.Parse("pat");
    public static readonly OfficerId Sue = OfficerId.Parse("sue");
    public static readonly OfficerId Max = OfficerId.Parse("max");
    public static readonly OfficerId Zoe = OfficerId.Parse("zoe");

    /// <summary>Whom nobody has registered.</summary>
    public static readonly OfficerId Nia = OfficerId.Parse("nia");

    /// <summary>A system that reports what happened elsewhere.</summary>
    public static readonly AskerId Log = AskerId.Parse("system:log");

    public static readonly Timestamp Start = Timestamp.Parse("2026-03-01T09:00:00Z");
    public static readonly Timestamp Now = Timestamp.Parse("2026-03-02T10:00:00Z");

    /// <summary>Everybody in active standing; Cy alone has no power to decide. Pat is Ada's deputy.</summary>
    public static readonly ImmutableDictionary<OfficerId, OfficerState> Everybody =
        ImmutableDictionary<OfficerId, OfficerState>.Empty
            .Add(Ada, Active(supervisor: Sue, deputy: Pat, powers: Decide))
            .Add(Bo, Active(supervisor: Sue, powers: Decide))
            .Add(Cy, Active(supervisor: Sue))
            .Add(Pat, Active(supervisor: Sue, powers: Decide))
            .Add(Sue, Active(supervisor: Max, powers: Decide))
            .Add(Max, Active(powers: Decide))
            .Add(Zoe, Active(supervisor: Max, powers: Decide));

    public static OfficerState Active(
        OfficerId? supervisor = null, OfficerId? deputy = null, params ReadOnlySpan<Power> powers)
    {
        var registered = OfficerState.None.Evolve(
            new OfficerEvent.Registered(Signing.Name, Standing.Active) { Supervisor = supervisor, Deputy = deputy },
            Start);
        return powers.IsEmpty
            ? registered
            : registered.Evolve(new OfficerEvent.MandateGranted(Mandate("m-1", powers)), Start);
    }

    public static Mandate Mandate(string id, params ReadOnlySpan<Power> powers) =>
        new(new(id)) { Powers = [.. powers], From = Start, GrantedBy = Max };

    public static OfficerState Suspended(this OfficerState officer, Timestamp? at = null) =>
        officer.Evolve(new OfficerEvent.Suspended(null), at ?? Now);

    public static ImmutableDictionary<OfficerId, OfficerState> Suspend(
        this ImmutableDictionary<OfficerId, OfficerState> officers, params ReadOnlySpan<OfficerId> suspended)
    {
        foreach (var id in suspended)
        {
            officers = officers.SetItem(id, officers[id].Suspended());
        }

        return officers;
    }
}
