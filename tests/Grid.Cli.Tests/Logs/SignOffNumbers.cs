namespace Grid.Cli.Tests.Logs;

/// <summary>
/// What must come out of the public sign-off log (Tactical Response Reports of the Chicago Police Department, as
/// published by invinst/chicago-police-data, cases that begin before 2010). Counts only.
/// </summary>
internal static class SignOffNumbers
{
    public static readonly (int Cases, int Acts, int Officers) Log = (31_735, 95_319, 9_045);

    public static readonly (string Id, int Broken, int Undecidable)[] Rules =
    [
        ("sign-off.approver-is-not-submitter", 35, 0),
        ("sign-off.reviewer-is-not-submitter", 793, 0),
        ("sign-off.approver-is-not-reviewer", 2_632, 0),
        ("sign-off.approver-outranks-submitter", 153, 582),
        ("sign-off.within-48-hours", 167, 0),
        ("sign-off.submitted", 14, 0),
        ("sign-off.reviewed-after-submitted", 2, 0),
        ("sign-off.approved-after-reviewed", 3, 0),
    ];
}
