namespace Grid.Silo.Demo;

/// <summary>Why something of a demo is worth a look.</summary>
internal enum DemoSightKind
{
    /// <summary>A case that changed hands.</summary>
    CaseThatChangedHands,

    /// <summary>An officer who is suspended, and for whom somebody else answers.</summary>
    SuspendedOfficer,

    /// <summary>A case with a breach.</summary>
    CaseWithBreach,

    /// <summary>A rule that was broken, as <c>PACK/RULE</c>.</summary>
    BrokenRule,

    /// <summary>A case of which something cannot be decided.</summary>
    CaseWithBlindSpot,

    /// <summary>A case in which something was asked and refused.</summary>
    CaseWithRefusal,
}
